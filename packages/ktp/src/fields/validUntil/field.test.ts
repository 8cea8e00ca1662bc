import { expect, it } from 'vitest'
import { validUntil } from './field.ts'

const value = (raw: string) => validUntil.normalise(raw).value

it('for life is read through lost spaces and slips', () => {
  for (const raw of ['SEUMUR HIDUP', 'SEUMURHIDUP', '5EUMUR H1DUP', 'SEUMUR HIDUF', 'Berlaku Seumur Hidup']) {
    expect(value(raw)).toBe('SEUMUR HIDUP')
  }
})

it('a date is a date', () => {
  expect(validUntil.normalise('17/08/2017')).toMatchObject({
    value: '17-08-2017',
    checks: [{ rule: 'date_exists', outcome: 'ok' }],
  })
})

it('a day that never was fails', () => {
  expect(validUntil.normalise('31-02-2017').checks).toMatchObject([{ rule: 'date_exists', outcome: 'fail' }])
})

it('half of the words is unreadable', () => {
  for (const raw of ['SEUMUR', 'HIDUP', 'WNI']) expect(value(raw)).toBeNull()
})
