import { nearestSpelling, type Spelling } from '../text/nearest-spelling.ts'
import { squeeze } from '../text/squeeze.ts'
import { lookupRegion } from './lookup-region.ts'
import type { Region, RegionLevel } from './region.ts'
import { regionTable } from './region-table.ts'
import { regionsUnder } from './regions-under.ts'

export interface ClosestRegion {
  /** The region, one in force where a retired one has the same name. */
  readonly region: Region
  /** The name the text is nearest to, with the prefix if the text has it; may be a former one. */
  readonly spelling: string
  /** OCR edit distance, 0 for the very name (spaces, case and punctuation do not count). */
  readonly distance: number
  /** How much further away any other region's name is; Infinity when none is in reach. */
  readonly margin: number
}

interface Candidate {
  readonly region: Region
  readonly spelling: string
}

const PREFIX: Readonly<Record<RegionLevel, RegExp>> = {
  province: /^PROVINSI /,
  regency: /^(KABUPATEN|KOTA) /,
  district: /^KECAMATAN /,
}
/** What stands before the name on a card; Jakarta’s cities are officially `KOTA ADMINISTRASI`. */
function printedForms(region: Region): string[] {
  const prefix = PREFIX[region.level].exec(region.printed)?.[0] ?? ''
  const names = [region.name, ...region.formerNames]
  const adm = region.parent === '31' ? names.map((name) => `${prefix}ADMINISTRASI ${name}`) : []
  return [...names, ...(prefix === '' ? [] : names.map((name) => prefix + name)), ...adm]
}

/** Retired codes and the one in force that took over share a name: they are one region here. */
const heir = (region: Region) => (region.successor === null ? region : (lookupRegion(region.successor) ?? region))

function regionsOf(level: RegionLevel, parentCode: string | null): readonly Region[] {
  if (parentCode !== null || level === 'province') return regionsUnder(level === 'province' ? null : parentCode)
  return [...regionTable().byCode.values()].filter((region) => region.level === level)
}

/**
 * The region of a level whose name, today's or former, the text is nearest to, with `PROVINSI`, `KABUPATEN` or `KOTA`
 * or without; null when none is near or two are about equally near (`BANDUNG` alone is a Kabupaten and a Kota).
 * With `parentCode` only regions below it; then a retired code under that parent is found as such.
 * Costs well under a millisecond below a parent, some milliseconds among all regencies, tens among all districts.
 */
export function closestRegionName(level: RegionLevel, parentCode: string | null, text: string): ClosestRegion | null {
  const byHeir = new Map<Region, Map<string, Candidate>>()
  for (const region of regionsOf(level, parentCode)) {
    const one = parentCode === null ? heir(region) : region
    const forms = byHeir.get(one) ?? new Map<string, Candidate>()
    byHeir.set(one, forms)
    for (const spelling of printedForms(region)) {
      const key = squeeze(spelling)
      if (!forms.has(key) || region === one) forms.set(key, { region: one, spelling })
    }
  }
  const spellings: Spelling<Region>[] = []
  for (const [region, forms] of byHeir) for (const key of forms.keys()) spellings.push({ key, value: region })
  const nearest = nearestSpelling(text, spellings)
  if (nearest === null) return null
  const forms = [...byHeir.get(nearest.value)!].map(([key, { spelling }]) => ({ key, value: spelling }))
  const spelling = nearestForm(text, forms) ?? nearest.value.name
  return { region: nearest.value, spelling, distance: nearest.distance, margin: nearest.margin }
}

/** Among the forms of one region the nearest, the first on a tie. */
function nearestForm(text: string, forms: readonly Spelling<string>[]): string | null {
  let best: { spelling: string; distance: number } | null = null
  for (const form of forms) {
    const near = nearestSpelling(text, [form])
    if (near !== null && (best === null || near.distance < best.distance)) {
      best = { spelling: form.value, distance: near.distance }
    }
  }
  return best?.spelling ?? null
}
