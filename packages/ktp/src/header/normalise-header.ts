import type { CheckOf, FieldReading, FieldRule } from '../field.ts'
import { closestRegionName } from '../regions/closest-region-name.ts'
import { lookupRegion } from '../regions/lookup-region.ts'
import type { Region, RegionLevel } from '../regions/region.ts'
import { regionsNamed } from '../regions/regions-named.ts'
import { cleanText, MAX_RAW_LENGTH } from '../text/clean-text.ts'
import { nearestSpelling } from '../text/nearest-spelling.ts'
import { squeeze } from '../text/squeeze.ts'

/** A line that names a region: its normal form and, where it is certain, the region's code. */
export interface RegionReading extends FieldReading {
  /** 2 or 4 digits; null when the name is unknown, or two regions share it. */
  readonly code: string | null
}

/** `KAB. BOGOR`, `KOTA ADM. JAKARTA BARAT`: the abbreviations of tables, which some offices print. */
function spellOut(text: string): string {
  return text.replace(/^KAB\b\.? ?/, 'KABUPATEN ').replace(/^(KOTA|KABUPATEN) ADM\b\.? ?/, '$1 ADMINISTRASI ')
}

/** Rules of the two header lines and the place of issue, for the documentation. */
export const HEADER_RULES = {
  region_known: {
    worst: 'warn',
    about:
      'Names a region of the table, by today’s or a former name, or is near one alone. Otherwise the text stays as printed.',
  },
} as const satisfies Record<string, FieldRule>

function readRegion(level: RegionLevel, parentCode: string | null, raw: string): RegionReading {
  const text = raw.length > MAX_RAW_LENGTH ? '' : spellOut(cleanText(raw))
  if (text === '') {
    const empty: CheckOf<never> = { rule: 'readable', outcome: 'warn', detail: 'nothing was read' }
    return { value: null, code: null, checks: [empty] }
  }
  const near =
    closestRegionName(level, parentCode, text) ?? (parentCode === null ? null : closestRegionName(level, null, text))
  if (near === null) {
    return {
      value: text,
      code: null,
      checks: [{ rule: 'region_known', outcome: 'warn', detail: 'near no single region' }],
    }
  }
  return { value: near.spelling, code: near.region.code, checks: [known(near.distance === 0)] }
}

/** First header line, `PROVINSI …`; the value keeps the printed spelling, former names included. */
export function normaliseProvince(raw: string): RegionReading {
  return readRegion('province', null, raw)
}

/**
 * Second header line, `KABUPATEN …`, `KOTA …` or a city of Jakarta by its bare name. With the province's code its
 * regencies come first, and only there is a retired one found as such; without, any regency of the country.
 */
export function normaliseRegency(raw: string, provinceCode: string | null): RegionReading {
  return readRegion('regency', provinceCode, raw)
}

/**
 * Place of issue under the photo, the name of a regency or city, mostly without its prefix. It is the header's regency
 * as a rule, so that one settles names that a Kabupaten and a Kota share.
 */
export function normaliseIssuePlace(raw: string, regencyCode: string | null): RegionReading {
  const header = regencyCode === null ? null : lookupRegion(regencyCode)
  const text = cleanText(raw)
  if (header !== null && !regionsNamed('regency', text).some((region) => region !== header)) {
    const own = ownName(text, header)
    if (own !== null) return own
  } else if (header !== null && regionsNamed('regency', text).includes(header)) {
    return { value: text, code: header.code, checks: [known(true)] }
  }
  return readRegion('regency', header?.parent ?? null, raw)
}

function ownName(text: string, header: Region): RegionReading | null {
  const names = [header.name, header.printed, ...header.formerNames]
  const near = nearestSpelling(
    text,
    names.map((name) => ({ key: squeeze(name), value: name })),
  )
  return near && { value: near.value, code: header.code, checks: [known(near.distance === 0)] }
}

const known = (exact: boolean): CheckOf<keyof typeof HEADER_RULES> => ({
  rule: 'region_known',
  outcome: exact ? 'ok' : 'warn',
  detail: exact ? 'a region of the table' : 'read as the nearest region of the table',
})
