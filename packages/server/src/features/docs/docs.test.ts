import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

it('/openapi.json is open to all and is the document', async () => {
  const reply = await fetch(`${app.url}/openapi.json`)
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({ openapi: '3.1.0' })
})

it('/docs shows a page that loads nothing from outside', async () => {
  const page = await fetch(`${app.url}/docs`)
  expect(page.status).toBe(200)
  const html = await page.text()
  const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1])
  expect(assets.length).toBeGreaterThan(3)
  for (const asset of assets) {
    expect(asset).not.toMatch(/^https?:/)
    const reply = await fetch(new URL(asset, `${page.url.replace(/\/$/, '')}/`))
    expect(reply.status, asset).toBe(200)
  }
})
