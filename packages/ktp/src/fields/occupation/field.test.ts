import { expect, it } from 'vitest'
import { OCCUPATIONS } from './occupations.ts'
import { occupation } from './field.ts'

const value = (raw: string) => occupation.normalise(raw).value

it('the list has 99 different entries, and each reads as itself', () => {
  expect(new Set(OCCUPATIONS).size).toBe(99)
  for (const entry of OCCUPATIONS)
    expect(occupation.normalise(entry)).toMatchObject({ value: entry, checks: [{ outcome: 'ok' }] })
})

it('lost spaces, slips and common short forms find their entry', () => {
  expect(
    ['KARYAWANSWASTA', 'PELAJAR / MAHASISWA', 'BURUH HARlAN LEPAS', 'PNS', '6URU', 'MENGURUS RUMAH TANGG'].map(value),
  ).toEqual([
    'KARYAWAN SWASTA',
    'PELAJAR/MAHASISWA',
    'BURUH HARIAN LEPAS',
    'PEGAWAI NEGERI SIPIL (PNS)',
    'GURU',
    'MENGURUS RUMAH TANGGA',
  ])
})

it('entries that differ in a word are not mixed up', () => {
  expect(['KARYAWAN BUMN', 'KARYAWAN BUMD', 'PEDAGANG', 'PERDAGANGAN', 'BUPATI', 'WAKIL BUPATI'].map(value)).toEqual([
    'KARYAWAN BUMN',
    'KARYAWAN BUMD',
    'PEDAGANG',
    'PERDAGANGAN',
    'BUPATI',
    'WAKIL BUPATI',
  ])
})

it('an occupation that is not listed is kept as printed and only warned of', () => {
  expect(occupation.normalise('Astronot')).toMatchObject({
    value: 'ASTRONOT',
    checks: [{ rule: 'occupation_listed', outcome: 'warn' }],
  })
})
