import { checkNik, lookupRegion } from '@identity/ktp'
import type { OcrResult } from '@identity/protocol'
import type { NikViewSchema } from '@identity/protocol/schema'
import type { Static } from 'typebox'

const part = (code: string) => {
  const region = lookupRegion(code)
  return {
    code,
    name: region?.printed ?? null,
    validFrom: region?.validFrom ?? null,
    validTo: region?.validTo ?? null,
    successor: region?.successor ?? null,
  }
}

/** The number taken apart beside what the card prints; null when none was read. */
export function nikView(ocr: OcrResult, todayMs: number): Static<typeof NikViewSchema> | null {
  const fields = new Map(Object.entries(ocr.fields))
  const value = (name: string) => fields.get(name)?.value ?? null
  const nik = value('nik')
  if (nik === null) return null
  const today = new Date(todayMs)
  const check = checkNik(nik, {
    dateOfBirth: value('dateOfBirth'),
    gender: value('gender'),
    today: { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1, day: today.getUTCDate() },
    everMarried: /^(KAWIN|CERAI)/.test(value('maritalStatus') ?? ''),
  })
  const { parts, birthDate } = check
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    nik,
    outcome: check.outcome,
    province: parts && part(parts.province),
    regency: parts && part(parts.regency),
    district: parts && part(parts.district),
    birthDate: birthDate && `${birthDate.year}-${two(birthDate.month)}-${two(birthDate.day)}`,
    gender: parts?.gender ?? null,
    serial: parts?.serial ?? null,
    printed: {
      province: ocr.header.province.value,
      regency: ocr.header.regency.value,
      district: value('district'),
      dateOfBirth: value('dateOfBirth'),
      gender: value('gender'),
    },
    checks: check.checks.map(({ rule, outcome, detail }) => ({ rule, outcome, detail })),
  }
}
