import { expect, it } from 'vitest'
import { matchLabel } from './find-labels.ts'

it('a label is known by its letters, misread ones and a lost space included', () => {
  expect(matchLabel('StatusPerkawinan')).toMatchObject({ row: { name: 'marital' }, whole: true })
  expect(matchLabel('Kewarqanegaroan')).toMatchObject({ row: { name: 'nationality' } })
  expect(matchLabel('Tempat/TglLahir:')).toMatchObject({ row: { name: 'birth' } })
  expect(matchLabel('NIK')).toMatchObject({ row: { name: 'nik' } })
})

it('a line that begins with a label is known, but not as whole', () => {
  expect(matchLabel('Pekerjaan:WIRASWASTA')).toMatchObject({ row: { name: 'occupation' }, whole: false })
})

it('other words are no labels', () => {
  for (const text of ['', 'N', 'MILK', 'SEUMURHIDUP', 'Breaking news', 'PROVINSI']) expect(matchLabel(text)).toBeNull()
})
