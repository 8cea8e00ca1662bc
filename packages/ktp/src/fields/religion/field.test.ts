import { expect, it } from 'vitest'
import { religion } from './field.ts'

const value = (raw: string) => religion.normalise(raw).value

it('spellings of one family become one', () => {
  expect(['KATHOLIK', 'KATOLIK', 'CATHOLIC'].map(value)).toEqual(Array(3).fill('KATHOLIK'))
  expect(['BUDHA', 'BUDDHA'].map(value)).toEqual(Array(2).fill('BUDHA'))
  expect(['KHONGHUCU', 'KONGHUCU', 'KONGHUCHU'].map(value)).toEqual(Array(3).fill('KHONGHUCU'))
})

it('slips of a recogniser are seen through', () => {
  expect(['1SLAM', 'ISL4M', 'I5LAM', 'KRISTEM', 'HlNDU', '8UDHA'].map(value)).toEqual([
    'ISLAM',
    'ISLAM',
    'ISLAM',
    'KRISTEN',
    'HINDU',
    'BUDHA',
  ])
  expect(religion.normalise('1SLAM').checks).toMatchObject([{ rule: 'religion_known', outcome: 'warn' }])
})

it('belief in the one God is known in its short forms', () => {
  for (const raw of ['KEPERCAYAAN', 'KEPERCAYAAN TERHADAP TUHAN YME', 'KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA']) {
    expect(value(raw)).toBe('KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA')
  }
})

it('a dash is a line left blank, not unreadable', () => {
  expect(value('-')).toBe('-')
})

it('anything else is unreadable and never a failure', () => {
  expect(religion.normalise('KAWIN')).toMatchObject({ value: null, checks: [{ rule: 'readable', outcome: 'warn' }] })
})
