import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_STATUS } from './error-status.ts'

it('docs/errors.md promises the statuses that are sent, for every code and no other', () => {
  const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d{3}) /gm)].map(
    ([, code, status]) => [code, Number(status)] as const,
  )
  expect(rows.length).toBe(new Set(rows.map(([code]) => code)).size)
  expect(Object.fromEntries(rows)).toEqual(ERROR_STATUS)
})
