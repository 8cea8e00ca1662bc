/** The 16 digits taken apart by position alone; null when they are not 16 digits. */
export interface NikParts {
  readonly province: string
  readonly regency: string
  readonly district: string
  /** `DD-MM-YY` as coded, 40 taken from a woman's day; null when no such day can be. */
  readonly birth: string | null
  readonly gender: 'male' | 'female'
  readonly serial: string
}

export function nikParts(nik: string): NikParts | null {
  if (!/^\d{16}$/.test(nik)) return null
  const day = Number(nik.slice(6, 8))
  const female = day > 40
  const dayOfMonth = female ? day - 40 : day
  const month = Number(nik.slice(8, 10))
  const possible = dayOfMonth >= 1 && dayOfMonth <= 31 && month >= 1 && month <= 12
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    province: nik.slice(0, 2),
    regency: nik.slice(2, 4),
    district: nik.slice(4, 6),
    birth: possible ? `${two(dayOfMonth)}-${two(month)}-${nik.slice(10, 12)}` : null,
    gender: female ? 'female' : 'male',
    serial: nik.slice(12),
  }
}
