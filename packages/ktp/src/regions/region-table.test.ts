import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lookupRegion } from './lookup-region.ts'
import { REGION_EDITIONS } from './region-editions.ts'
import type { Region, RegionLevel } from './region.ts'
import { regionsUnder } from './regions-under.ts'

const provinces = regionsUnder(null)
const regencies = provinces.flatMap(({ code }) => regionsUnder(code))
const districts = regencies.flatMap(({ code }) => regionsUnder(code))
const all: Readonly<Record<RegionLevel, readonly Region[]>> = {
  province: provinces,
  regency: regencies,
  district: districts,
}
const listedIn = (edition: number) => (region: Region) => region.editions[0] <= edition && edition <= region.editions[1]
const counts = (edition: number) => Object.values(all).map((regions) => regions.filter(listedIn(edition)).length)
const firstIn = (level: RegionLevel, edition: number) => all[level].filter(({ editions }) => editions[0] === edition)
const goneAfter = (level: RegionLevel, edition: number) => all[level].filter(({ editions }) => editions[1] === edition)

describe('the region table', () => {
  it('is what the committed script makes of the three packages', () => {
    const script = new URL('../../scripts/build-regions.mjs', import.meta.url)
    const built = execFileSync(process.execPath, [script.pathname, '--print'], { encoding: 'utf8', maxBuffer: 1e6 })
    expect(readFileSync(new URL('./data/regions.ts', import.meta.url), 'utf8')).toBe(built)
  })

  it('has the provinces, regencies and districts of each edition', () => {
    // The oldest package lists 7,030 districts; the ministry's own editions of 2015 and later count 7,160 and more.
    expect(counts(0)).toEqual([34, 514, 7030])
    expect(counts(1)).toEqual([37, 514, 7277])
    expect(counts(2)).toEqual([38, 514, 7285])
  })

  it('has 416 kabupaten and 98 kota in force', () => {
    const inForce = regencies.filter(({ validTo }) => validTo === null)
    const cities = inForce.filter(({ printed }) => printed.startsWith('KOTA '))
    expect([inForce.length - cities.length, cities.length]).toEqual([416, 98])
  })

  it('retires 26 regency codes, 20 of Papua in 2022 and 6 of Papua Barat by 2025', () => {
    expect(goneAfter('regency', 0).map(({ parent }) => parent)).toEqual(Array(20).fill('91'))
    expect(goneAfter('regency', 1).map(({ parent }) => parent)).toEqual(Array(6).fill('92'))
    expect(firstIn('regency', 1)).toHaveLength(20)
    expect(firstIn('regency', 2)).toHaveLength(6)
  })

  it('retires 557 of the 594 district codes that the ministry retired; the oldest package misses the other 37', () => {
    // Between consecutive ministry editions 462 and 132 went; our oldest table is older and lists 425 of the 462.
    expect(goneAfter('district', 0)).toHaveLength(425)
    expect(goneAfter('district', 1)).toHaveLength(132)
    expect([...goneAfter('district', 0), ...goneAfter('district', 1)].every(({ code }) => code.startsWith('9'))).toBe(
      true,
    )
    expect(firstIn('district', 2)).toHaveLength(140)
    const newInSplits = firstIn('district', 1).filter(({ code }) => /^9[345]/.test(code))
    expect([firstIn('district', 1).length, newInSplits.length]).toEqual([672, 465])
  })

  it('names a successor in force, of the same name and kind, for all retired codes but four', () => {
    const retired = [...regencies, ...districts].filter(({ validTo }) => validTo !== null)
    const orphans = retired.filter(({ successor }) => successor === null)
    // Renamed while they moved, so that no equal name is found; a guess would be worse than none.
    expect(orphans.map(({ code }) => code)).toEqual(['911336', '911344', '911347', '912101'])
    for (const { successor, level, printed } of retired.filter((region) => region.successor !== null)) {
      const next = lookupRegion(successor ?? '')
      expect(next?.validTo).toBeNull()
      expect(next?.level).toBe(level)
      expect(next?.code.slice(0, 2)).toMatch(/^9[1-6]$/)
      expect(next?.printed.startsWith('KOTA ')).toBe(printed.startsWith('KOTA '))
    }
    const heirs = retired.flatMap(({ successor }) => successor ?? [])
    expect(new Set(heirs).size).toBe(heirs.length)
  })

  it('gives Sorong two successors, one for the kabupaten and one for the kota', () => {
    expect([lookupRegion('9201')?.successor, lookupRegion('9271')?.successor]).toEqual(['9601', '9671'])
  })

  it('uses the codes of the interior ministry, never those of the statistics office', () => {
    expect(lookupRegion('91')?.name).toBe('PAPUA')
    expect(lookupRegion('92')?.name).toBe('PAPUA BARAT')
    expect(lookupRegion('94')?.name).toBe('PAPUA TENGAH')
  })

  it('hangs every region below an existing one', () => {
    for (const { code, parent } of [...regencies, ...districts]) {
      expect(parent).toBe(code.slice(0, -2))
      expect(lookupRegion(parent ?? '')).not.toBeNull()
    }
  })

  it('has no empty, lower-case or unprintable name', () => {
    for (const { name, formerNames } of [...provinces, ...regencies, ...districts]) {
      for (const spelling of [name, ...formerNames]) expect(spelling).toMatch(/^[A-Z0-9][A-Z0-9 .'()/-]*$/)
    }
  })

  it('prints the header as cards do', () => {
    expect(lookupRegion('31')?.printed).toBe('PROVINSI DKI JAKARTA')
    expect(lookupRegion('3204')?.printed).toBe('KABUPATEN BANDUNG')
    expect(lookupRegion('3273')?.printed).toBe('KOTA BANDUNG')
    expect(lookupRegion('3174')?.name).toBe('JAKARTA SELATAN')
    expect(lookupRegion('1212')?.formerNames).toEqual(['TOBA SAMOSIR'])
  })

  it('ends a retired code on the day of the edition that dropped it', () => {
    expect(lookupRegion('9101')?.validTo).toBe(REGION_EDITIONS[1]?.setOn)
    expect(lookupRegion('9201')?.validTo).toBe(REGION_EDITIONS[2]?.setOn)
    expect(lookupRegion('9301')?.validFrom).toBe('2022-07-25')
  })

  it('knows nothing of codes that are not codes', () => {
    for (const code of ['', '3', '320', '99', '00', '3200', '320400', '32040112', 'constructor', '３２']) {
      expect(lookupRegion(code)).toBeNull()
    }
  })
})
