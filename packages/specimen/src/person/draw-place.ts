import { lookupRegion, regionsNamed, regionsUnder, validOn, type Region } from '@identity/ktp'
import type { Random } from '../random.ts'

/** A real district, by the interior ministry's table, and what a card issued there prints. */
export interface Place {
  /** Six digits; a NIK registered here before the region was renumbered keeps the old code. */
  nikCode: string
  /** The two header lines. */
  province: string
  regency: string
  kecamatan: string
  /** Birthplace and issue place: the regency or city without its kind. */
  city: string
}

/** Most holders were first registered before this day, so their NIK carries the code then in force. */
const FIRST_REGISTERED = '2012-01-01'

/** `day` (YYYY-MM-DD) is the day of issue: the header names a region in force on it. Every regency is as likely. */
export function drawPlace(random: Random, day: string): Place {
  const inForce = (code: string | null): Region[] => regionsUnder(code).filter((region) => validOn(region, day))
  const regencies = inForce(null).flatMap(({ code }) => inForce(code))
  let regency: Region
  let districts: Region[]
  do {
    // Around a change of the table a regency may be in force and hold no district that is: draw again.
    regency = random.pick(regencies)
    districts = inForce(regency.code)
  } while (districts.length === 0)
  const district = random.pick(districts)
  const province = lookupRegion(regency.code.slice(0, 2))
  // Cards of Jakarta print the city with or without its kind.
  const bare = regency.name.startsWith('JAKARTA ') && random.chance(0.5)
  return {
    nikCode: codeAtRegistration(district).code,
    province: province?.printed ?? '',
    regency: bare ? regency.name : regency.printed,
    kecamatan: district.name,
    city: regency.name,
  }
}

function codeAtRegistration(district: Region): Region {
  if (validOn(district, FIRST_REGISTERED)) return district
  return regionsNamed('district', district.name).find(({ successor }) => successor === district.code) ?? district
}
