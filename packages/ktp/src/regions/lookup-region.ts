import type { Region } from './region.ts'
import { regionTable } from './region-table.ts'

/** The region with this code of 2, 4 or 6 digits, in force or retired; null when no edition held lists it. */
export function lookupRegion(code: string): Region | null {
  return regionTable().byCode.get(code) ?? null
}
