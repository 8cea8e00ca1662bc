import type { FieldName } from '@identity/ktp'
import { createRandom, type Random } from '../random.ts'
import * as words from './names.ts'
import { drawPlace } from './draw-place.ts'

export interface Person {
  seed: number
  /** The 16 fields exactly as printed. */
  fields: Record<FieldName, string>
  /** The two lines at the top, `PROVINSI …` and `KABUPATEN …`, `KOTA …` or a city of Jakarta. */
  header: { province: string; regency: string }
  issuePlace: string
}

/** What a test may fix; everything else follows from the seed. A fixed field is printed as given, consistent or not. */
export type PersonOverrides = Partial<Record<FieldName, string>>

/**
 * A fictional person. The NIK is consistent with region, birth date and gender; one in ten was first registered in
 * another district, as the law allows. The same seed always gives the same person.
 */
export function person(seed: number, overrides: PersonOverrides = {}): Person {
  const random = createRandom(seed).fork('person')
  const female = random.chance(0.5)
  const birth = { day: random.int(1, 28), month: random.int(1, 12), year: random.int(1948, 2006) }
  const issued = {
    day: random.int(1, 28),
    month: random.int(1, 12),
    year: Math.max(random.int(2012, 2025), birth.year + 18),
  }
  const place = drawPlace(random, isoDay(issued))
  const registered = random.chance(0.1) ? drawPlace(random, isoDay(issued)) : place
  // Cards of 2011-2013 carry a date, the holder's birthday five years on; later ones are for life.
  const dated = issued.year <= 2013
  const age = issued.year - birth.year
  const fields: Record<FieldName, string> = {
    nik:
      registered.nikCode +
      two(birth.day + (female ? 40 : 0)) +
      two(birth.month) +
      two(birth.year % 100) +
      String(random.chance(0.85) ? random.int(1, 12) : random.int(13, 9999)).padStart(4, '0'),
    fullName: fullName(random.fork('name'), female),
    placeOfBirth: random.chance(0.75) ? registered.city : drawPlace(random, isoDay(issued)).city,
    dateOfBirth: date(birth),
    gender: female ? 'PEREMPUAN' : 'LAKI-LAKI',
    bloodType: random.pick(['A', 'B', 'AB', 'O', 'O', '-', '-', '-', 'A+', 'O+']),
    address: address(random.fork('address')),
    rtRw: `${three(random.int(1, 19))}/${three(random.int(1, 24))}`,
    kelurahan: random.pick(words.VILLAGES),
    kecamatan: place.kecamatan,
    religion: random.pick([
      ...['ISLAM', 'ISLAM', 'ISLAM', 'ISLAM', 'ISLAM', 'KRISTEN', 'KRISTEN', 'KATHOLIK', 'KATHOLIK', 'KATOLIK'],
      ...['HINDU', 'HINDU', 'BUDHA', 'BUDDHA', 'KHONGHUCU'],
    ]),
    maritalStatus:
      age < 22
        ? 'BELUM KAWIN'
        : random.pick(['BELUM KAWIN', 'KAWIN', 'KAWIN', 'KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI']),
    occupation: age < 20 ? 'PELAJAR/MAHASISWA' : random.pick(words.OCCUPATIONS),
    nationality: 'WNI',
    validUntil: dated ? date({ ...birth, year: issued.year + 5 }) : 'SEUMUR HIDUP',
    issueDate: date(issued),
    ...overrides,
  }
  const { province, regency, city } = place
  return { seed, fields, header: { province, regency }, issuePlace: random.chance(0.15) ? regency : city }
}

function fullName(random: Random, female: boolean): string {
  const first = (): string => random.pick(female ? words.FIRST_FEMALE : words.FIRST_MALE)
  const kind = random.next()
  if (kind < 0.08) return random.pick(words.SINGLE)
  if (kind < 0.2) return `${random.pick(female ? words.ODD_FEMALE : words.ODD_MALE)} ${random.pick(words.LAST)}`
  if (kind < 0.28) return `${first()} ${random.pick(words.LAST)}${random.pick(words.TITLES)}`
  // Long enough to wrap to a second line on most cards.
  if (kind < 0.36)
    return [
      first(),
      random.pick(words.MIDDLE),
      random.pick(words.MIDDLE),
      random.pick(words.LAST),
      random.pick(words.LAST),
    ].join(' ')
  if (kind < 0.7) return `${first()} ${random.pick(words.LAST)}`
  return `${first()} ${random.pick(words.MIDDLE)} ${random.pick(words.LAST)}`
}

function address(random: Random): string {
  const kind = random.next()
  const number = random.int(1, 189)
  if (kind < 0.18) return `DUSUN ${random.pick(words.VILLAGES)}`
  if (kind < 0.3) return `KP. ${random.pick(words.VILLAGES)}`
  if (kind < 0.5)
    return `${random.pick(words.ESTATES)} BLOK ${random.pick(['A', 'B', 'C', 'D', 'F', 'K'])}${random.int(1, 30)} NO. ${number}`
  const street = `${random.pick(['JL.', 'JL', 'JALAN'])} ${random.pick(words.STREETS)}`
  if (kind < 0.6) return `${street} GG. ${random.pick(['II', 'III', 'IV', 'MASJID', 'SALAK'])} NO ${number}`
  return random.chance(0.8) ? `${street} NO. ${number}` : street
}

const two = (n: number): string => String(n).padStart(2, '0')
const three = (n: number): string => String(n).padStart(3, '0')
interface Day {
  day: number
  month: number
  year: number
}
const date = (d: Day): string => `${two(d.day)}-${two(d.month)}-${d.year}`
const isoDay = (d: Day): string => `${d.year}-${two(d.month)}-${two(d.day)}`
