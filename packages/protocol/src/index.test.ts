import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** All files that importing this one pulls in, and every specifier that is not one of ours. */
function reach(start: URL) {
  const files = new Set<string>()
  const foreign = new Set<string>()
  const visit = (file: URL) => {
    if (files.has(file.href)) return
    files.add(file.href)
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(
      /^(?:(?:import|export|\}).* from|import) '([^']+)'$/gm,
    )) {
      if (specifier.startsWith('.')) visit(new URL(specifier, file))
      else foreign.add(specifier)
    }
  }
  visit(start)
  return { files, foreign }
}

describe('the first door', () => {
  it('imports nothing but its own files, so it fits in a browser bundle', () => {
    const { files, foreign } = reach(new URL('./index.ts', import.meta.url))
    expect(files.size).toBeGreaterThan(10)
    expect([...foreign]).toEqual([])
  })

  it('names nothing that only Node has', () => {
    for (const file of reach(new URL('./index.ts', import.meta.url)).files) {
      expect(readFileSync(new URL(file), 'utf8')).not.toMatch(/\b(Buffer|process|require|__dirname)[.(]/)
    }
  })
})

describe('the other doors', () => {
  it('add typebox and node:crypto, no more', () => {
    expect([...reach(new URL('./schema.ts', import.meta.url)).foreign]).toEqual(['typebox'])
    expect([...reach(new URL('./node.ts', import.meta.url)).foreign]).toEqual(['node:crypto'])
  })
})
