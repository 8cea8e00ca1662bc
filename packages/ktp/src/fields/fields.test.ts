import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_NAMES } from '../field-name.ts'
import { FIELDS } from './index.ts'

const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)

describe('the fields', () => {
  it('are one folder, one entry of the index and one name each', () => {
    expect(folders.map(({ name }) => name).sort()).toEqual([...FIELD_NAMES].sort())
    expect(Object.keys(FIELDS)).toEqual([...FIELD_NAMES])
    for (const name of FIELD_NAMES) expect(FIELDS[name].name).toBe(name)
  })

  it.each(FIELD_NAMES)('%s has a test of its own beside it', (name) => {
    expect(readdirSync(new URL(`./${name}`, import.meta.url))).toEqual(
      expect.arrayContaining(['field.ts', 'field.test.ts']),
    )
  })

  it.each(FIELD_NAMES)('%s says that nothing was read, and refuses a text longer than any line', (name) => {
    const { normalise } = FIELDS[name]
    for (const empty of ['', ' ', ' : ', '\n\t']) {
      expect(normalise(empty)).toMatchObject({ value: null, checks: [{ rule: 'readable', outcome: 'warn' }] })
    }
    expect(normalise('A'.repeat(257))).toMatchObject({
      value: null,
      checks: [{ rule: 'length_bound', outcome: 'fail' }],
    })
  })

  it.each(FIELD_NAMES)('%s takes any text without throwing, by declared rules no louder than declared', (name) => {
    const loudness = { ok: 0, warn: 1, fail: 2 }
    const { normalise, rules } = FIELDS[name]
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789OIS-/.: ABN')), maxLength: 24 }),
    )
    fc.assert(
      fc.property(text, (raw) => {
        const { value, checks } = normalise(raw)
        expect(value).not.toBe('')
        expect(checks.length).toBeGreaterThan(0)
        for (const { rule, outcome } of checks) {
          expect(Object.keys(rules)).toContain(rule)
          expect(loudness[outcome]).toBeLessThanOrEqual(loudness[rules[rule].worst])
        }
      }),
    )
  })

  it.each(FIELD_NAMES)('%s leaves a value in normal form as it is', (name) => {
    const { normalise } = FIELDS[name]
    const seeds = fc.constantFrom(
      '3273011708850001',
      'SITI',
      '17-08-1985',
      'LAKI LAKI',
      'O',
      '3/4',
      'KATOLIK',
      'KAWIN',
      'PNS',
      'JEPANG',
      'SEUMURHIDUP',
    )
    fc.assert(
      fc.property(fc.oneof(seeds, fc.string({ maxLength: 30 })), (raw) => {
        const { value } = normalise(raw)
        if (value !== null) expect(normalise(value).value).toBe(value)
      }),
    )
  })

  it('print a NUL or a newline in no value', () => {
    for (const name of FIELD_NAMES) expect(FIELDS[name].normalise('A\u0000B\nC').value ?? '').not.toMatch(/\p{Cc}/u)
  })
})
