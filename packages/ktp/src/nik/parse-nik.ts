import { isRealDate } from '../dates/calendar-date.ts'

export type Gender = 'LAKI-LAKI' | 'PEREMPUAN'

/** Why 16 signs are no NIK. There is no check digit: every position has its meaning. */
export type NikFlaw = 'not_16_digits' | 'impossible_day' | 'impossible_month' | 'impossible_date' | 'serial_zero'

export interface NikParts {
  readonly nik: string
  /** Region of first registration, which never changes: 2, 4 and 6 digits. */
  readonly province: string
  readonly regency: string
  readonly district: string
  /** Day of birth 1–31, the 40 of women taken off. */
  readonly day: number
  readonly month: number
  /** 0–99; the century is not in the number. */
  readonly yearOfCentury: number
  readonly gender: Gender
  /** `0001`–`9999`, issued in order by the registry. */
  readonly serial: string
}

export type ParsedNik =
  | { readonly ok: true; readonly parts: NikParts }
  | { readonly ok: false; readonly flaw: NikFlaw; readonly detail: string }

/** Added to the day of birth of women (Art. 37 of PP 37/2007). */
const FEMALE_DAY_OFFSET = 40

const FLAWS: Readonly<Record<NikFlaw, string>> = {
  not_16_digits: 'a NIK is 16 digits and nothing else',
  impossible_day: 'the day is none of 01–31 and 41–71',
  impossible_month: 'the month is none of 01–12',
  impossible_date: 'the date of birth exists in neither century',
  serial_zero: 'serial numbers start at 0001',
}

const flawed = (flaw: NikFlaw): ParsedNik => ({ ok: false, flaw, detail: FLAWS[flaw] })

/** Takes a NIK of 16 ASCII digits apart, outer spaces allowed. Says nothing about whether its region codes exist. */
export function parseNik(text: string): ParsedNik {
  const nik = text.length > 64 ? '' : text.trim()
  if (!/^[0-9]{16}$/.test(nik)) return flawed('not_16_digits')
  const dayField = Number(nik.slice(6, 8))
  const female = dayField > FEMALE_DAY_OFFSET
  const day = female ? dayField - FEMALE_DAY_OFFSET : dayField
  const month = Number(nik.slice(8, 10))
  const yearOfCentury = Number(nik.slice(10, 12))
  if (day < 1 || day > 31) return flawed('impossible_day')
  if (month < 1 || month > 12) return flawed('impossible_month')
  if (![1900, 2000].some((century) => isRealDate({ year: century + yearOfCentury, month, day }))) {
    return flawed('impossible_date')
  }
  if (nik.endsWith('0000')) return flawed('serial_zero')
  return {
    ok: true,
    parts: {
      nik,
      province: nik.slice(0, 2),
      regency: nik.slice(0, 4),
      district: nik.slice(0, 6),
      day,
      month,
      yearOfCentury,
      gender: female ? 'PEREMPUAN' : 'LAKI-LAKI',
      serial: nik.slice(12),
    },
  }
}
