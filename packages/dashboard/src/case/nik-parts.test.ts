import { describe, expect, it } from 'vitest'
import { nikParts } from './nik-parts.ts'

describe('a NIK taken apart', () => {
  it('takes forty from the day of a woman', () => {
    expect(nikParts('3171015708900001')).toEqual({
      province: '31',
      regency: '71',
      district: '01',
      birth: '17-08-90',
      gender: 'female',
      serial: '0001',
    })
  })

  it('says so when no such day can be', () => {
    expect(nikParts('3171013213900001')?.birth).toBeNull()
  })

  it('is null for anything but sixteen digits', () => {
    expect(nikParts('31710157089000')).toBeNull()
    expect(nikParts('31710157O8900001')).toBeNull()
  })
})
