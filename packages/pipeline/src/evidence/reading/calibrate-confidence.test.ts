import { expect, it } from 'vitest'
import type { ReadField } from '../evidence.ts'
import { calibrateConfidence } from './calibrate-confidence.ts'
import map from './confidence-map.json' with { type: 'json' }

const read = (confidence: number, value: string | null = 'A'): ReadField => ({
  value,
  raw: 'A',
  confidence,
  box: null,
  checks: [],
})

it('surer stays surer, within 0 and 1', () => {
  for (const name of ['address', 'nik', 'header'] as const) {
    const said = Array.from({ length: 101 }, (_, i) => calibrateConfidence(name, read(i / 100)).confidence)
    said.forEach((p, i) => expect(p).toBeGreaterThanOrEqual(said[i - 1] ?? 0))
    expect(said.at(-1)).toBeLessThanOrEqual(1)
    expect(said.at(0)).toBeGreaterThanOrEqual(0)
  }
})

it('nothing read is never sure', () => {
  expect(calibrateConfidence('nik', read(0, null)).confidence).toBe(0)
})

it('the map says what it was fitted on', () => {
  expect(map.source).toMatch(/generated photos/)
  expect(map.counts.free.values).toBeGreaterThan(400)
})
