import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { votersPage } from './voters-page.ts'

it('docs/voters.md is what the voters and the policy say', () => {
  expect(readFileSync(new URL('../../../docs/voters.md', import.meta.url), 'utf8')).toBe(votersPage())
})
