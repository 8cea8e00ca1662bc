import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../context.ts'
import { dashboardPageRoutes } from './routes.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><div id="root"></div>')
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'export {}')
})
afterAll(() => rm(folder, { recursive: true }))

const serve = (from: string) => {
  const app = fastify() as unknown as App
  dashboardPageRoutes(app, from)
  return app
}

describe('the dashboard', () => {
  it.each(['/dashboard', '/dashboard/', '/dashboard/cases/rev_1'])('%s is the page, under its policy', async (url) => {
    const reply = await serve(folder).inject({ url })
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('id="root"')
    expect(reply.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'.*require-trusted-types-for 'script'$/,
    )
    expect(reply.headers['cache-control']).toBe('no-cache')
  })

  it('sends scripts compressed and to be kept, and again only when they changed', async () => {
    const app = serve(folder)
    const headers = { 'accept-encoding': 'br, gzip' }
    const reply = await app.inject({ url: '/dashboard/assets/main-abc.js', headers })
    expect(gunzipSync(reply.rawPayload).toString()).toBe('export {}')
    expect(reply.headers['cache-control']).toContain('immutable')
    const again = await app.inject({ url: '/dashboard', headers: { 'if-none-match': '"x"' } })
    expect(again.statusCode).toBe(200)
    const etag = String(again.headers.etag)
    expect((await app.inject({ url: '/dashboard', headers: { 'if-none-match': etag } })).statusCode).toBe(304)
  })

  it.each(['/dashboard/assets/gone.js', '/dashboard/assets/..%2f..%2fpackage.json'])('%s is not there', async (url) => {
    expect((await serve(folder).inject({ url })).statusCode).toBe(404)
  })

  it('says what to do when it was not built', async () => {
    const reply = await serve(join(folder, 'nowhere')).inject({ url: '/dashboard' })
    expect(reply.statusCode).toBe(503)
    expect(reply.body).toContain('npm run build')
  })
})
