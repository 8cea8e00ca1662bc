import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingsPage } from './settings-page.ts'

it('docs/settings.md is what the schema says', () => {
  const committed = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  expect(committed, 'run: npm run generate').toBe(settingsPage())
})
