import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openApiText } from './openapi.ts'

interface Operation {
  readonly operationId?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Record<string, { readonly headers?: Record<string, unknown> }>
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, object> }
}

let text: string
let document: Document
beforeAll(async () => {
  text = await openApiText()
  document = JSON.parse(text) as Document
})

describe('openapi.json', () => {
  it('is what the routes say', () => {
    const committed = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')
    expect(committed === text, 'run: npm run generate').toBe(true)
  })

  it('is OpenAPI 3.1 with named components', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['CaptureRequest', 'CaptureResult', 'Problem']),
    )
    expect(text).not.toContain('def-0')
  })

  it('puts no format, pattern or length on a frame: validators made from it would overflow the stack', () => {
    expect(text).not.toContain('"byte"')
    const bundle = document.components.schemas.CaptureBundle as { properties: { frames: { items: object } } }
    expect(Object.keys(bundle.properties.frames.items).sort()).toEqual(['description', 'type'])
  })

  it('names every operation, once', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    expect(ids).not.toContain(undefined)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(14)
  })

  it('promises the documented paths', () => {
    expect(document.paths['/api/identity/document/ktp/challenge'].post).toBeDefined()
    expect(document.paths['/api/identity/document/ktp/capture'].post).toBeDefined()
  })

  it('shows Idempotency-Key on both POSTs of the capture, and the rate limit headers', () => {
    for (const route of ['challenge', 'capture']) {
      const operation = document.paths[`/api/identity/document/ktp/${route}`].post
      expect((operation.parameters ?? []).map(({ name }) => name)).toContain('Idempotency-Key')
      expect(Object.keys(operation.responses['200'].headers ?? {})).toEqual([
        'X-Request-Id',
        'RateLimit-Limit',
        'RateLimit-Remaining',
        'RateLimit-Reset',
      ])
      expect(operation.responses['429'].headers).toHaveProperty('Retry-After')
    }
  })
})
