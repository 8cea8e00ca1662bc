import { person } from '@identity/specimen'
import { FIELD_NAMES, FIELDS } from '@identity/ktp'
import { expect, it } from 'vitest'
import type { ReadField, ReadingEvidence } from '../evidence/evidence.ts'
import { compareReading } from './compare-reading.ts'
import { printedValues } from './printed-card.ts'
import { summariseReading } from './summarise-reading.ts'

const card = person(12)
const printed = printedValues(card)

function read(value: string | null, confidence = 0.97): ReadField {
  return { value, raw: value, confidence, box: null, checks: [] }
}

function reading(changes: Partial<Record<keyof typeof printed, ReadField>> = {}): ReadingEvidence {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, changes[name] ?? read(printed[name])])) as Extract<
    ReadingEvidence,
    { kind: 'read' }
  >['fields']
  return {
    ...{ kind: 'read', engine: 'e', frame: 0, cardWidthPx: 800, checks: [], fields },
    quad: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    homography: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    header: { province: read(printed.province), regency: read(printed.regency) },
    issuePlace: read(printed.issuePlace),
  }
}

it('what is printed in its normal form is right', () => {
  const summary = summariseReading([compareReading(reading(), card)])
  expect(summary.fieldsExact).toEqual({ count: 16, of: 16 })
  expect(summary.cardsAllRight).toEqual({ count: 1, of: 1 })
  expect(summary.characterErrors.count).toBe(0)
  expect(printed.maritalStatus).toBe(FIELDS.maritalStatus.normalise(card.fields.maritalStatus).value)
})

it('a wrong value counts as sure only from 0.9 on, and null never does', () => {
  const summary = summariseReading([
    compareReading(
      reading({ nik: read('3171011708850001', 0.93), fullName: read('NOBODY', 0.89), address: read(null, 0) }),
      card,
    ),
  ])
  expect(summary.sureWrong).toEqual({ count: 1, of: 14 })
  expect(summary.nikExact).toEqual({ count: 0, of: 1 })
  expect(summary.fieldsNull).toEqual({ count: 1, of: 16 })
  expect(summary.fieldsExact.count).toBe(13)
})

it('a card that was not found has nothing right and nothing sure', () => {
  const summary = summariseReading([compareReading({ kind: 'no_card', reason: 'blank', engine: 'e' }, card)])
  expect(summary).toMatchObject({ found: { count: 0, of: 1 }, fieldsExact: { count: 0, of: 16 }, reliability: [] })
  expect(summary.sureWrong.of).toBe(0)
})

it('bins hold what was said and what was right of it', () => {
  const { reliability } = summariseReading([compareReading(reading({ rtRw: read('001/002', 0.55) }), card)])
  expect(reliability.map(({ from, total, right }) => ({ from, total, right }))).toEqual([
    { from: 0.5, total: 1, right: 0 },
    { from: 0.95, total: 15, right: 15 },
  ])
  expect(reliability[0]?.said).toBeCloseTo(0.55)
})
