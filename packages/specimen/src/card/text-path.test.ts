import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitsSvg, textPath, textWidth, wrapText } from './text-path.ts'

const style = { size: 21.3, weight: 400 } as const
const words = fc
  .array(fc.stringMatching(/^[A-Z.']{1,14}$/), { minLength: 1, maxLength: 8 })
  .map((list) => list.join(' '))

test('outlines hold finite coordinates wherever the text stands', () => {
  const position = fc.double({ min: -100, max: 900, noNaN: true })
  fc.assert(
    fc.property(words, position, position, (text, x, y) => {
      expect(textPath(text, x, y, style)).toMatch(/^(?:[MLQCZ]|-?\d+\.\d\d| )*$/)
    }),
    { numRuns: 300 },
  )
})

test('wrapping loses no letter and no line is too wide', () => {
  fc.assert(
    fc.property(words, (text) => {
      const lines = wrapText(text, 250, style)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(250)
    }),
  )
})

test('only digits are drawn in OCR-A; anything else leaves a gap', () => {
  expect(digitsSvg('12', 0, 0, 33).match(/<path/g)).toHaveLength(2)
  expect(digitsSvg('1x2', 0, 0, 33).match(/<path/g)).toHaveLength(2)
})
