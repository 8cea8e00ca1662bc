type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
interface Operation {
  readonly responses: Record<string, { headers?: object }>
}
type Paths = Record<string, Record<string, Operation>>

/**
 * @fastify/swagger, also when it writes 3.1, turns `contentEncoding` into `format: byte`, and validators made from that
 * overflow the stack on a frame. This turns it back.
 */
function withoutByteFormat(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutByteFormat)
  if (value === null || typeof value !== 'object') return value
  const { format, ...rest } = value
  const kept = format === 'byte' ? { ...rest, contentEncoding: 'base64' } : value
  return Object.fromEntries(Object.entries(kept).map(([name, member]) => [name, withoutByteFormat(member)]))
}

const header = (description: string, type = 'string') => ({ description, schema: { type } })

const REQUEST_ID = { 'X-Request-Id': header('Yours when you sent one, ours otherwise; also in every log line.') }
const RATE_LIMIT = {
  'RateLimit-Limit': header('Calls a minute for this key.', 'integer'),
  'RateLimit-Remaining': header('Calls left in this minute.', 'integer'),
  'RateLimit-Reset': header('Seconds until the oldest counted call leaves the window.', 'integer'),
}
const RETRY_AFTER = { 'Retry-After': header('Seconds to wait before the next try.', 'integer') }

/** Reply headers follow rules that hold for every route, so they are written here and not in each of them. */
function withHeaders(paths: Paths): Paths {
  for (const operations of Object.values(paths))
    for (const { responses } of Object.values(operations)) {
      const limited = '429' in responses
      for (const [status, response] of Object.entries(responses))
        response.headers = {
          ...REQUEST_ID,
          ...(limited && !['401', '403', '411', '413'].includes(status) ? RATE_LIMIT : {}),
          ...(['429', '503'].includes(status) ? RETRY_AFTER : {}),
        }
    }
  return paths
}

const sorted = (schemas: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Components that a route, or a component in use, refers to: a schema only clients use is no part of the API. */
function inUse(paths: Paths | undefined, schemas: Record<string, Json>): Record<string, Json> {
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const match of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const name = match.at(1)
      if (name === undefined || used.has(name)) continue
      used.add(name)
      follow(schemas[name])
    }
  }
  follow(paths)
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
}

/** The document as it is served and committed; components by name, so that no loader's order shows. */
export function finishDocument(document: object): object {
  const finished = withoutByteFormat(document as Json) as {
    paths?: Paths
    components?: { schemas?: Record<string, Json> }
  }
  const { paths, components } = finished
  return {
    ...finished,
    ...(components?.schemas && { components: { ...components, schemas: sorted(inUse(paths, components.schemas)) } }),
    ...(paths && { paths: withHeaders(paths) }),
  }
}

/** Added to the shown schema of a route that accepts `Idempotency-Key`; the header itself is checked in code. */
export const IDEMPOTENCY_KEY_HEADER = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'Kept 24 hours for this key, route and body: a retry gets the stored reply and burns nothing.',
    },
  },
}
