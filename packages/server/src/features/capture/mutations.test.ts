import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRandom } from '@identity/specimen'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { rawRequest } from '../../test/raw-request.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from '../../test/test-app.ts'

const COUNT = Number(process.env.IDENTITY_MUTATIONS ?? 2_000)
const SEED = Number(process.env.IDENTITY_SEED ?? 20_260_524)
const CONCURRENT = 8

let app: TestApp
let valid: Buffer
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge })
  const { customerId, bundle } = await signedCapture(app.client, await createCustomer(app.client))
  valid = Buffer.from(JSON.stringify({ customerId, bundle }))
})
afterAll(() => app.close())

type Random = ReturnType<typeof createRandom>
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '1e999',
  '-',
  '\\u0000',
  '\\ud800',
  '[[[[[[[[[[',
  '"__proto__":',
  '\u0000',
  '1.0',
]

/** One to four changes to a valid request: bytes flipped, cut, doubled, moved, or a token put in. */
function mutate(random: Random): Buffer {
  let body = Buffer.from(valid)
  for (let changes = random.int(1, 4); changes > 0; changes--) {
    // Most of the body is one frame: half of the changes go to the first 600 bytes or the last 600.
    const edge = random.chance(0.5)
    const at = edge
      ? random.chance(0.5)
        ? random.int(0, 600)
        : body.length - random.int(1, 600)
      : random.int(0, body.length - 1)
    const position = Math.max(0, Math.min(at, body.length - 1))
    const kind = random.int(0, 4)
    if (kind === 0) body[position] = random.int(0, 255)
    else if (kind === 1)
      body = Buffer.concat([
        body.subarray(0, position),
        body.subarray(Math.min(body.length, position + random.int(1, 200))),
      ])
    else if (kind === 2)
      body = Buffer.concat([
        body.subarray(0, position),
        Buffer.from(TOKENS[random.int(0, TOKENS.length - 1)]),
        body.subarray(position),
      ])
    else if (kind === 3) body = Buffer.concat([body, body.subarray(position, position + random.int(1, 500))])
    else body = body.subarray(0, Math.max(1, position))
    if (body.length < 2) return body
  }
  return body
}

it(
  `${COUNT} mutated requests (seed ${SEED}): no 5xx, no crash, memory back to where it was`,
  { timeout: 300_000 },
  async () => {
    const random = createRandom(SEED)
    const statuses = new Map<number, number>()
    const send = async () => {
      const { status } = await rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
        headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json' },
        body: mutate(random),
      })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    const sendMany = async (count: number) => {
      for (let sent = 0; sent < count; sent += CONCURRENT) await Promise.all(Array.from({ length: CONCURRENT }, send))
    }
    // Warm up first: code is compiled and pools are filled once.
    await sendMany(Math.ceil(COUNT / 5))
    const before = process.memoryUsage.rss()
    await sendMany(COUNT)
    const after = process.memoryUsage.rss()
    expect(
      [...statuses.keys()].filter((status) => status >= 500),
      `seed ${SEED}`,
    ).toEqual([])
    expect(statuses.get(422) ?? 0).toBeGreaterThan(COUNT / 2)
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
    expect(after).toBeLessThan(before * 1.2)
  },
)
