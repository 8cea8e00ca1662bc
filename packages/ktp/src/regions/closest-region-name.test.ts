import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squeeze } from '../text/squeeze.ts'
import { closestRegionName } from './closest-region-name.ts'
import { regionsUnder } from './regions-under.ts'

const code = (...query: Parameters<typeof closestRegionName>) => closestRegionName(...query)?.region.code ?? null
const regencies = regionsUnder(null).flatMap((province) => regionsUnder(province.code))
/** Names shared by a Kabupaten and a Kota of one province, or by two districts of one regency, find neither. */
const sharesName = (name: string, parent: string) =>
  regionsUnder(parent).filter((region) =>
    [region.name, ...region.formerNames].some((other) => squeeze(other) === squeeze(name)),
  ).length > 1

describe('closestRegionName', () => {
  it('finds every province and every regency by its printed name', () => {
    for (const province of regionsUnder(null)) {
      expect(code('province', null, province.printed)).toBe(province.code)
      for (const regency of regionsUnder(province.code)) {
        expect(code('regency', province.code, regency.printed)).toBe(regency.code)
      }
    }
  })

  it('finds every district below its regency, but two that share their name', () => {
    for (const regency of regencies) {
      for (const district of regionsUnder(regency.code)) {
        const expected = sharesName(district.name, regency.code) ? null : district.code
        expect(code('district', regency.code, district.name)).toBe(expected)
      }
    }
  })

  it('restores the spaces a recogniser lost', () => {
    expect(closestRegionName('province', null, 'PROVINSIJAWABARAT')?.spelling).toBe('PROVINSI JAWA BARAT')
    expect(closestRegionName('district', '3273', 'CIBEUNYINGKALER')?.spelling).toBe('CIBEUNYING KALER')
  })

  it('sees through one look-alike in any letter of a regency’s printed name', () => {
    const printed = fc.constantFrom(...regencies.filter(({ validTo }) => validTo === null))
    const slips: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', A: '4', G: '6', T: '7' }
    fc.assert(
      fc.property(printed, fc.nat(40), (regency, from) => {
        const letters = Array.from(regency.printed)
        const at = letters.findIndex((letter, index) => index >= from && letter in slips)
        fc.pre(at >= 0)
        letters[at] = slips[letters[at]]
        const found = closestRegionName('regency', regency.parent, letters.join(''))
        expect(found?.region.code).toBe(regency.code)
        expect(found?.distance).toBeCloseTo(0.4)
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a name that a Kabupaten and a Kota share, and takes the prefix as the answer', () => {
    expect(code('regency', '32', 'BANDUNG')).toBeNull()
    expect(code('regency', '32', 'KOTA BANDUNG')).toBe('3273')
    expect(code('regency', '32', 'KABUPATEN BANDUNG')).toBe('3204')
  })

  it('takes the retired Merauke below Papua and the living one anywhere else', () => {
    expect(code('regency', '91', 'KABUPATEN MERAUKE')).toBe('9101')
    expect(code('regency', '93', 'KABUPATEN MERAUKE')).toBe('9301')
    expect(code('regency', null, 'KABUPATEN MERAUKE')).toBe('9301')
  })

  it('names the former spelling when that is what the card prints', () => {
    expect(closestRegionName('regency', '12', 'KABUPATEN TOBA SAMOSIR')).toMatchObject({
      region: { code: '1212' },
      spelling: 'KABUPATEN TOBA SAMOSIR',
      distance: 0,
    })
  })

  it('guesses nothing from noise', () => {
    for (const text of ['', 'XQZ', '........', 'KABUPATEN', 'KOTA']) expect(code('regency', '32', text)).toBeNull()
  })
})
