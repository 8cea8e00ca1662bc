import type { Region } from './region.ts'
import { regionTable } from './region-table.ts'

/** Regions directly below a province or regency, in code order, retired ones included; all provinces for null. */
export function regionsUnder(code: string | null): readonly Region[] {
  return regionTable().under.get(code ?? '') ?? []
}
