import { lookupRegion } from '../regions/lookup-region.ts'
import { mayBeRetiredCode } from '../regions/may-be-retired-code.ts'
import type { Region, RegionLevel } from '../regions/region.ts'
import type { NikParts } from './parse-nik.ts'

/** What the tables held know about the first six digits of a NIK. */
export interface NikRegion {
  readonly status: 'in_force' | 'retired' | 'unknown'
  /** The deepest region that is known, in force or retired; null when even the province is not. */
  readonly region: Region | null
  /** The first level that no edition lists; null unless unknown. */
  readonly unknownLevel: RegionLevel | null
  /** Unknown, but in a place where codes retired before the oldest edition hide. */
  readonly possiblyOld: boolean
  /** Region in force today that took over a retired one; null when in force, unknown or not certain. */
  readonly successor: Region | null
}

export function nikRegion(parts: NikParts): NikRegion {
  const levels: readonly [RegionLevel, string][] = [
    ['province', parts.province],
    ['regency', parts.regency],
    ['district', parts.district],
  ]
  let deepest: Region | null = null
  for (const [level, code] of levels) {
    const region = lookupRegion(code)
    if (region === null) {
      const possiblyOld = mayBeRetiredCode(code)
      return { status: 'unknown', region: deepest, unknownLevel: level, possiblyOld, successor: null }
    }
    deepest = region
  }
  const retired = deepest?.validTo !== null
  return {
    status: retired ? 'retired' : 'in_force',
    region: deepest,
    unknownLevel: null,
    possiblyOld: false,
    successor: deepest?.successor ? lookupRegion(deepest.successor) : null,
  }
}
