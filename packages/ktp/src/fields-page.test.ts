import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fieldsPage } from './fields-page.ts'

it('docs/fields.md is what the definitions say', () => {
  expect(readFileSync(new URL('../../../docs/fields.md', import.meta.url), 'utf8')).toBe(fieldsPage())
})
