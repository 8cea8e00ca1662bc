import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const BUILT = new URL('../dist/browser/assets/', import.meta.url)
const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'))
const text = (name: string) => readFileSync(new URL(name, BUILT), 'utf8')

describe('the built page', () => {
  it('is under 130 KB of script gzipped, everything loaded later included', () => {
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(text(name), { level: 9 }).length, 0)
    expect(scripts.length).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(130_000)
  })

  it('holds nothing that its content policy would refuse to run', () => {
    for (const name of scripts) expect(text(name)).not.toMatch(/\beval\(|new Function\(/)
    const page = readFileSync(new URL('../index.html', BUILT), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/)
  })
})
