import type { CaptureBundle } from '@identity/protocol'
import { describe, expect, it } from 'vitest'
import { submitCapture, type SubmitProgress, type Transport } from './submit-capture.ts'
import { SessionError } from './session-client.ts'

const client = { baseUrl: 'https://identity.example', token: 'qe_cst_x' }
const request = { customerId: 'c1', bundle: { version: '1.0' } as CaptureBundle }
const OUTCOME = JSON.stringify({ verification: { id: 'ver_1', status: 'verified' } })
type Reply = { status: number; body: string; retryAfter: string | null } | 'network'

const transport = (replies: Reply[]) => {
  const keys: string[] = []
  const waits: number[] = []
  const made: Transport = {
    post: (_url, headers, _body, onSent) => {
      keys.push(headers['idempotency-key'])
      onSent(0.5)
      onSent(1)
      const reply = replies.shift()
      return reply === undefined || reply === 'network'
        ? Promise.reject(new SessionError('network'))
        : Promise.resolve(reply)
    },
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  }
  return { made, keys, waits }
}
const problem = (status: number, code: string, retryAfter: string | null = null) => ({
  status,
  body: JSON.stringify({ code }),
  retryAfter,
})
const done = { status: 200, body: OUTCOME, retryAfter: null }

describe('submitCapture', () => {
  it('tries again with the same idempotency key until there is an answer', async () => {
    const { made, keys, waits } = transport(['network', problem(503, 'overloaded', '4'), done])
    const phases: SubmitProgress['phase'][] = []
    const outcome = await submitCapture(client, request, {
      transport: made,
      idempotencyKey: 'key-1',
      onProgress: ({ phase }) => phases.push(phase),
    })
    expect(outcome).toEqual(JSON.parse(OUTCOME))
    expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
    expect(waits).toEqual([1_000, 4_000])
    expect([...new Set(phases)]).toEqual(['sending', 'waiting', 'retrying'])
  })

  it('tells at once what another try would not change', async () => {
    const { made, keys } = transport([problem(410, 'challenge_expired')])
    const sent = submitCapture(client, request, { transport: made, idempotencyKey: 'key-1' })
    await expect(sent).rejects.toMatchObject({ code: 'challenge_expired' })
    expect(keys).toHaveLength(1)
  })

  it('gives up after six tries', async () => {
    const { made, keys } = transport([])
    const sent = submitCapture(client, request, { transport: made, idempotencyKey: 'key-1' })
    await expect(sent).rejects.toMatchObject({ code: 'network' })
    expect(keys).toHaveLength(6)
  })
})
