import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SDK_VERSION } from './core/sdk-version.ts'

const BUILT = new URL('../dist/script/', import.meta.url)
const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'))
const text = (name: string) => readFileSync(new URL(name, BUILT), 'utf8')

describe('the built SDK', () => {
  it('is at most 25 KB gzipped, user interface and worker included', () => {
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(text(name), { level: 9 }).length, 0)
    expect(bytes).toBeLessThanOrEqual(25_000)
  })

  it('holds no words of the server and no dependency', () => {
    for (const name of scripts) expect(text(name)).not.toMatch(/qe_live_|fastify|typebox|from *["'`](?!\.)/)
  })

  it('says its own version in every bundle', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(SDK_VERSION).toBe(`qe-identity-sdk-web@${version}`)
  })
})
