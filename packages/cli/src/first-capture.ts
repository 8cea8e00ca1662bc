import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptureRequest, CaptureResult, Customer, ErrorCode } from '@identity/protocol'
import {
  buildBundle,
  flashBurst,
  person,
  rasteriseCard,
  sign,
  SigningClient,
  type Person,
  type Reply,
} from '@identity/specimen'
import { UserError } from './user-error.ts'

/** Seven steps: at five a genuine answer in an office fails too often (docs/voters.md, flash_reflectance). */
const STEPS = 7
/**
 * A steady hand over a table in a dim room: screen light at a third of the room's, the sensor noise that goes with it,
 * a file saved with little loss. The first capture shows the way; how often harder photos pass is for the benchmarks.
 */
const SCENE = {
  widthPx: 1600,
  heightPx: 1200,
  fill: [0.85, 0.92],
  maxTiltDeg: 6,
  blurPx: 0.8,
  noiseScale: 2.5,
  quality: 95,
  ratio: 0.35,
} as const
/** Fictional people, one drawn at each start. */
const PEOPLE = [201, 203, 204, 205, 208, 210, 212] as const

/** Longest wait for the verdict on a busy or slow machine; an idle one answers in two to five seconds. */
const PATIENCE_MS = 240_000
const ASK_AGAIN_MS = 3_000

export interface FirstCapture {
  readonly person: Person
  readonly customer: Customer
  readonly result: CaptureResult
  readonly stageMs: Readonly<Record<string, number>>
  readonly roundTripMs: number
}

/** `intake;dur=12.5, ocr;dur=410` → milliseconds by stage. */
function parseServerTiming(header: string | null): Record<string, number> {
  const stages: Record<string, number> = {}
  for (const [, name, ms] of (header ?? '').matchAll(/([a-zA-Z_]+);dur=([\d.]+)/g)) stages[name!] = Number(ms)
  return stages
}

/** The analysis goes on (`pending`, or in work when the same bundle comes again), or could not begin yet. */
const stillInWork = ({ status, body }: Reply<CaptureResult | { readonly code: ErrorCode }>): boolean =>
  status === 202 || status === 503 || ('code' in body && body.code === 'idempotency_in_progress')

/** The same bundle again until its verdict is there: the same bytes get the same answer, so nothing counts twice. */
async function submitPatiently(
  client: SigningClient,
  request: CaptureRequest,
  onWait: () => void,
): Promise<Reply<CaptureResult>> {
  const untilMs = performance.now() + PATIENCE_MS
  for (;;) {
    const reply = await client.submit(request)
    if (!stillInWork(reply) || performance.now() > untilMs) return reply
    onWait()
    await sleep(ASK_AGAIN_MS)
  }
}

/**
 * One capture the whole way over HTTP, as an SDK would send it: a fictional card lit by the challenge's colours, one
 * frame a step, signed with the challenge's secret. Throws a UserError when the service refuses any of it.
 * @param onWait called each time the service answers that the analysis still goes on.
 */
export async function firstCapture(
  baseUrl: string,
  apiKey: string,
  seed: number,
  onWait: () => void,
): Promise<FirstCapture> {
  const client = new SigningClient({ baseUrl, apiKey })
  const someone = person(PEOPLE[seed % PEOPLE.length] ?? PEOPLE[0])
  const card = await rasteriseCard(someone, 1760)
  const { status, body: customer } = await client.request<Customer>('POST', '/api/identity/customers', {})
  if (status !== 201) throw new UserError(`no customer: HTTP ${status} ${JSON.stringify(customer)}`)

  const challenge = await client.issueChallenge(customer.id, { steps: STEPS, ttlMs: 300_000 })
  const frames = await flashBurst(card, { ...SCENE, startMs: Date.now() }, seed, challenge)
  const bundle = await sign(
    buildBundle(frames, new Date().toISOString(), { flashChallengeNonce: challenge.nonce }),
    challenge.hmacSecret,
  )
  const startedAtMs = performance.now()
  const request = { customerId: customer.id, bundle, hmacKey: challenge.hmacSecret }
  const reply = await submitPatiently(client, request, onWait)
  const roundTripMs = performance.now() - startedAtMs
  if (reply.status !== 201 && reply.status !== 200)
    throw new UserError(`the capture was refused: HTTP ${reply.status} ${JSON.stringify(reply.body)}`)
  const { body: moved } = await client.request<Customer>('GET', `/api/identity/customers/${customer.id}`)
  return {
    person: someone,
    customer: moved,
    result: reply.body,
    stageMs: parseServerTiming(reply.headers.get('server-timing')),
    roundTripMs,
  }
}
