import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, Page, Problem } from '@identity/protocol'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/customers'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

describe('a customer', () => {
  it('starts at KYC tier none and is found again', async () => {
    const made = await app.client.request<Customer>('POST', PATH, { externalRef: 'user-1' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ externalRef: 'user-1', kycTier: 'none' })
    expect(made.body.id).toMatch(/^[a-z][0-9a-z]{20,31}$/)
    const read = await app.client.request<Customer>('GET', `${PATH}/${made.body.id}`)
    expect(read.body).toEqual(made.body)
  })

  it('has an externalRef that is unique within its tenant only', async () => {
    const first = await app.client.request<Customer>('POST', PATH, { externalRef: 'user-2' })
    const again = await app.client.request<Problem>('POST', PATH, { externalRef: 'user-2' })
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ code: 'customer_exists', detail: `The customer is ${first.body.id}.` })
    expect((await app.other.request('POST', PATH, { externalRef: 'user-2' })).status).toBe(201)
  })

  it('may be one of any number without an externalRef', async () => {
    for (let i = 0; i < 3; i++) expect((await app.client.request('POST', PATH, {})).status).toBe(201)
  })

  it('is found by its externalRef', async () => {
    const reply = await app.client.request<Page<Customer>>('GET', `${PATH}?externalRef=user-1`)
    expect(reply.body.data.map(({ externalRef }) => externalRef)).toEqual(['user-1'])
  })

  it('is listed once over all pages, newest first', async () => {
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push((await app.other.request<Customer>('POST', PATH, {})).body.id)
    const seen: string[] = []
    let query = '?limit=3'
    for (;;) {
      const { body } = await app.other.request<Page<Customer>>('GET', PATH + query)
      expect(body.data.length).toBeLessThanOrEqual(3)
      seen.push(...body.data.map(({ id }) => id))
      if (body.nextCursor === null) break
      query = `?limit=3&cursor=${encodeURIComponent(body.nextCursor)}`
    }
    expect(seen.slice(0, 7)).toEqual(made.toReversed())
    expect(new Set(seen).size).toBe(seen.length)
  })
})
