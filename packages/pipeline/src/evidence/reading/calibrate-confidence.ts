import type { FieldName } from '@identity/ktp'
import type { ReadField } from '../evidence.ts'
import map from './confidence-map.json' with { type: 'json' }

/** Fields of free text, where nothing but the ink says what is right: spaces and stops count as much as letters. */
const FREE: readonly string[] = ['fullName', 'address', 'kelurahan', 'placeOfBirth'] satisfies FieldName[]

/**
 * How often values read this surely are right, instead of how sure the recogniser was: a monotone map fitted on
 * generated photos by `scripts/fit-confidence.mjs`, which names its source and counts. Null stays at 0.
 */
export function calibrateConfidence(name: FieldName | 'header', field: ReadField): ReadField {
  // What the other fields settled is worth what its rule says.
  if (field.value === null || field.checks.some(({ rule }) => rule === 'nik_digits_settled')) return field
  const knots = FREE.includes(name) ? map.groups.free : map.groups.bound
  return { ...field, confidence: between(knots, field.confidence) }
}

function between(knots: readonly (readonly number[])[], x: number): number {
  const above = knots.findIndex(([at = 0]) => at >= x)
  const [x1 = 1, y1 = 1] = knots.at(above) ?? []
  if (above <= 0) return y1
  const [x0 = 0, y0 = 0] = knots.at(above - 1) ?? []
  return y0 + ((y1 - y0) * (x - x0)) / Math.max(1e-9, x1 - x0)
}
