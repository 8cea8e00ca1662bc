import type { Region, RegionLevel } from './region.ts'
import { regionsByName } from './region-table.ts'
import { squeeze } from '../text/squeeze.ts'

/**
 * Every region of a level with this name, today's or former; case, spaces and punctuation do not count.
 * The name comes without `PROVINSI`, `KABUPATEN` or `KOTA`. A Kabupaten and a Kota may share it, and so may a retired
 * code and its successor.
 */
export function regionsNamed(level: RegionLevel, name: string): readonly Region[] {
  return regionsByName().get(`${level}:${squeeze(name)}`) ?? []
}
