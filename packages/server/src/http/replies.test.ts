import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '@identity/protocol'
import { StorageError } from '@identity/storage'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { rawRequest } from '../test/raw-request.ts'
import { startTestApp, type TestApp } from '../test/test-app.ts'
import { ERROR_STATUS } from './error-status.ts'
import { problemOf, toAppError } from './problem.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

const json = () => ({ 'x-api-key': app.apiKey, 'content-type': 'application/json' })
const post = (body: string | Buffer, headers: Record<string, string> = json(), path = '/api/identity/customers') =>
  rawRequest(app.url + path, { headers, body })

describe('every reply', () => {
  it('carries the request id that came in, when it is harmless', async () => {
    const reply = await rawRequest(`${app.url}/healthz`, {
      method: 'GET',
      headers: { 'x-request-id': 'trace-1.2:3_A' },
    })
    expect(reply.headers['x-request-id']).toBe('trace-1.2:3_A')
  })

  it.each(['with space', 'x'.repeat(65), 'quote"', 'ünïcode'])('replaces the request id %j', async (id) => {
    const reply = await rawRequest(`${app.url}/healthz`, {
      method: 'GET',
      headers: { 'x-request-id': Buffer.from(id).toString('latin1') },
    })
    expect(reply.headers['x-request-id']).toMatch(/^req_[0-9a-f-]{36}$/)
  })

  it('may not be stored or sniffed', async () => {
    const { headers } = await rawRequest(`${app.url}/healthz`, { method: 'GET' })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('a refused request', () => {
  it('to no route gives 404 as a problem', async () => {
    const reply = await rawRequest(`${app.url}/api/nothing`, { method: 'GET', headers: { 'x-request-id': 'abc' } })
    expect(reply.status).toBe(404)
    expect(reply.problem()).toMatchObject({ code: 'not_found', requestId: 'abc', errors: [] })
  })

  it.each([
    ['malformed JSON', '{"a":'],
    ['an empty body', ''],
    ['no object', '[]'],
    ['null', 'null'],
    ['a repeated key', '{"externalRef":"a","externalRef":"b"}'],
    ['__proto__', '{"__proto__":{"externalRef":"a"}}'],
    ['a number for text', '{"externalRef":7}'],
    ['empty text', '{"externalRef":""}'],
    ['text that is too long', JSON.stringify({ externalRef: 'x'.repeat(129) })],
  ])('for %s gives 422 invalid_request', async (_, body) => {
    const reply = await post(body)
    expect(reply.status).toBe(422)
    expect(reply.problem().code).toBe('invalid_request')
  })

  it('names every wrong member by a JSON pointer', async () => {
    const reply = await post('{"steps":2,"ttlMs":"soon"}', json(), '/api/identity/document/ktp/challenge')
    expect(reply.problem().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/customerId', message: 'is required' },
        { pointer: '/steps', message: 'must be >= 3' },
        { pointer: '/ttlMs', message: 'must be integer' },
      ]),
    )
  })

  it('names a wrong query parameter', async () => {
    for (const query of ['limit=0', 'limit=101', 'limit=ten', 'limit=1.5', 'cursor='])
      expect(
        (await rawRequest(`${app.url}/api/identity/customers?${query}`, { method: 'GET', headers: json() })).problem(),
      ).toMatchObject({ code: 'invalid_request', errors: [{ pointer: `?${query.split('=')[0] ?? ''}` }] })
  })

  it('for a cursor that is not ours gives 422', async () => {
    const reply = await rawRequest(`${app.url}/api/identity/customers?cursor=abc`, { method: 'GET', headers: json() })
    expect(reply.problem()).toMatchObject({ code: 'invalid_request', errors: [{ pointer: '?cursor' }] })
  })

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'of type %s gives 415',
    async (type) => {
      const reply = await post('{}', { ...json(), 'content-type': type })
      expect(reply.problem()).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    },
  )

  it('that is compressed gives 415, and nothing is inflated', async () => {
    const reply = await post('{}', { ...json(), 'content-encoding': 'gzip' })
    expect(reply.problem()).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  it('that is larger than 64 KiB gives 413 outside the capture route', async () => {
    const reply = await post(JSON.stringify({ externalRef: 'x'.repeat(70_000) }))
    expect(reply.problem()).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  it('with a wrong Content-Length is a 4xx', async () => {
    const reply = await post('{}', { ...json(), 'content-length': '1' })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })
})

describe('the error map', () => {
  it('has a status for every code', () => {
    expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort())
  })

  it('turns what is unknown into 500 with nothing of it inside', () => {
    const problem = problemOf(toAppError(new Error('secret 3171234567890123 in /srv/data')), 'r1')
    expect(problem).toEqual({
      type: 'urn:identity:problem:internal',
      title: 'Something went wrong on our side.',
      status: 500,
      code: 'internal',
      requestId: 'r1',
      errors: [],
    })
  })

  it('answers 503 with Retry-After when the database is gone', () => {
    const error = toAppError(new StorageError('database_unavailable', 'postgres://user:pw@host is down'))
    expect(error.code).toBe('overloaded')
    expect(error.retryAfterSeconds).toBeGreaterThan(0)
    expect(JSON.stringify(problemOf(error, 'r'))).not.toContain('pw')
  })
})
