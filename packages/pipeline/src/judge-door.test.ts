import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Files and packages that loading `entry` loads: imports and re-exports of values, followed through our own sources. */
function loadedBy(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (!file.endsWith('.ts')) continue
    for (const [, kind, names, from] of readFileSync(file, 'utf8').matchAll(STATEMENT)) {
      if (kind !== '' || onlyTypes(names)) continue
      if (from.startsWith('.')) open.push(resolve(dirname(file), from))
      else packages.add(from)
    }
  }
  return { files, packages }
}

const STATEMENT = /^(?:import|export)\s+(type\s|)([^'"`;]*?)\s*from\s+'([^']+)'/gms
const onlyTypes = (names: string) =>
  names.startsWith('{') && [...names.matchAll(/[^{},\s][^{},]*/g)].every(([name]) => name.trim().startsWith('type '))

describe('the judge door', () => {
  const { files, packages } = loadedBy(resolve(import.meta.dirname, 'judge-door.ts'))
  const loaded = [...files].map((file) => relative(import.meta.dirname, file))

  it('loads the voters', () => {
    expect(loaded).toContain('voters/screen_moire/voter.ts')
  })

  it('loads no code that measures pixels', () => {
    expect(
      loaded.filter((file) => /measure-(?!names)|detect-|extract-evidence|engines\/(ocr|decode|runtime)/.test(file)),
    ).toEqual([])
    expect([...packages].filter((name) => /vision|sharp|onnx|fft/.test(name))).toEqual([])
  })
})
