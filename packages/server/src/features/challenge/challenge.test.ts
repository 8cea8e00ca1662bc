import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChallengeResult, Problem } from '@identity/protocol'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { createCustomer, startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/document/ktp/challenge'
let app: TestApp
let customerId: string
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
  customerId = await createCustomer(app.client)
})
afterAll(() => app.close())

const issue = (body: object, headers = {}) => app.client.request<ChallengeResult & Problem>('POST', PATH, body, headers)

describe('a flash challenge', () => {
  it('has the documented shape and defaults', async () => {
    const { status, body } = await issue({ customerId })
    expect(status).toBe(200)
    const challenge = body.flashChallenge
    expect(Object.keys(challenge).sort()).toEqual(
      ['colors', 'expiresAt', 'hmacSecret', 'holdMs', 'id', 'nonce', 'purpose'].sort(),
    )
    expect(challenge.id).toMatch(/^fc_[0-9A-Z]{26}$/)
    expect(challenge.purpose).toBe('ktp')
    expect(challenge.nonce).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(challenge.hmacSecret).toMatch(/^qe_whsec_[A-Za-z0-9_-]{43}$/)
    expect(challenge.colors).toHaveLength(5)
    expect(challenge.holdMs).toHaveLength(5)
    const left = Date.parse(challenge.expiresAt) - Date.now()
    expect(left).toBeGreaterThan(80_000)
    expect(left).toBeLessThan(100_000)
  })

  it('takes 3 to 10 steps and 15 to 300 seconds, and clamps nothing', async () => {
    for (const steps of [3, 10])
      expect((await issue({ customerId, steps })).body.flashChallenge.colors).toHaveLength(steps)
    for (const ttlMs of [15_000, 300_000]) expect((await issue({ customerId, ttlMs })).status).toBe(200)
    for (const wrong of [
      { steps: 2 },
      { steps: 11 },
      { steps: 5.5 },
      { steps: '5' },
      { steps: null },
      { ttlMs: 14_999 },
      { ttlMs: 300_001 },
    ]) {
      const reply = await issue({ customerId, ...wrong })
      expect(reply.status).toBe(422)
      expect(reply.body.errors[0]?.pointer).toBe(`/${Object.keys(wrong)[0] ?? ''}`)
    }
  })

  it('is for a customer of the tenant only', async () => {
    const foreign = await createCustomer(app.other)
    for (const unknown of [foreign, 'clnothing', '../x']) {
      const reply = await issue({ customerId: unknown })
      expect(reply.status).toBe(404)
      expect(reply.body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/customerId' }] })
    }
  })

  it('differs from call to call', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => issue({ customerId })))
    for (const member of ['id', 'nonce', 'hmacSecret'] as const)
      expect(new Set(made.map(({ body }) => body.flashChallenge[member])).size).toBe(20)
  })

  it('is the same again under the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'lost-reply-1' }
    const first = await issue({ customerId, steps: 4 }, headers)
    const second = await issue({ customerId, steps: 4 }, headers)
    expect(second.body).toEqual(first.body)
    const other = await issue({ customerId, steps: 5 }, headers)
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency_conflict' })
  })

  it('has an Idempotency-Key of its own in each tenant', async () => {
    const headers = { 'idempotency-key': 'shared-name' }
    const mine = await issue({ customerId }, headers)
    const theirs = await app.other.request<ChallengeResult>(
      'POST',
      PATH,
      { customerId: await createCustomer(app.other) },
      headers,
    )
    expect(theirs.status).toBe(200)
    expect(theirs.body.flashChallenge.id).not.toBe(mine.body.flashChallenge.id)
  })

  it('refuses an Idempotency-Key that is no plain text', async () => {
    for (const key of ['with space', 'x'.repeat(256)])
      expect((await issue({ customerId }, { 'idempotency-key': key })).body).toMatchObject({
        code: 'invalid_request',
        errors: [{ pointer: 'Idempotency-Key:' }],
      })
  })
})
