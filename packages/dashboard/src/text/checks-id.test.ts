import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checksId } from './checks-id.ts'

const FIELDS = new URL('../../../../docs/fields.md', import.meta.url)
/** "- `rule` (at worst warn): …" or "- `rule` (on …, always warn): …"; a test of its own holds the page and the rules together. */
const RULE = /^- `(\w+)` \([^)]*(?:warn|fail)\):/gm

describe('what is wrong with a field, in Indonesian', () => {
  it('is said for every rule that can warn or fail, and for none beside', () => {
    const rules = [...readFileSync(FIELDS, 'utf8').matchAll(RULE)].map(([, rule]) => rule)
    expect(Object.keys(checksId).toSorted()).toEqual([...new Set(rules)].toSorted())
  })
})
