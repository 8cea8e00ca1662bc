import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('openapi.ts is what openapi.json says', () => {
  const script = fileURLToPath(new URL('../scripts/make-types.mjs', import.meta.url))
  const made = execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 1e8 })
  expect(readFileSync(new URL('openapi.ts', import.meta.url), 'utf8'), 'run: npm run generate').toBe(made)
})
