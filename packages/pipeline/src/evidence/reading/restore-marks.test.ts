import { expect, it } from 'vitest'
import { readText } from '../../engines/ocr/decode-text.ts'
import { restoreMarks } from './restore-marks.ts'
import { restoreSpaces } from './restore-spaces.ts'

/** A strip of four bars for letters, 20 px wide and 30 px high, and whatever else is asked for. */
function strip(others: { x: number; y: number; width: number; height: number }[], gaps = [10, 10, 10]) {
  const width = 180
  const data = new Uint8Array(width * 48 * 3).fill(210)
  const starts = [20, 20, 20, 20].map((x, i) => x + i * 20 + gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0))
  const bars = starts.map((x) => ({ x, y: 9, width: 20, height: 30 }))
  for (const bar of [...bars, ...others]) {
    for (let y = bar.y; y < bar.y + bar.height; y++) {
      data.fill(30, (y * width + bar.x) * 3, (y * width + bar.x + bar.width) * 3)
    }
  }
  const read = readText(starts.map((x, i) => ({ character: 'EFHN'.charAt(i), confidence: 0.9, at: (x + 10) / width })))
  return { image: { width, height: 48, data }, read }
}

it('a small stroke hanging between letters is an apostrophe, one below the base line a comma', () => {
  const hanging = strip([{ x: 43, y: 9, width: 4, height: 9 }])
  expect(restoreMarks(hanging.read, hanging.image).text).toBe("E'FHN")
  const below = strip([{ x: 103, y: 36, width: 4, height: 8 }])
  expect(restoreMarks(below.read, below.image).text).toBe('EFH,N')
})

it('a speck, a dash and the letters themselves are no marks', () => {
  const { image, read } = strip([
    { x: 44, y: 10, width: 1, height: 1 },
    { x: 73, y: 22, width: 6, height: 3 },
  ])
  expect(restoreMarks(read, image).text).toBe('EFHN')
})

it('strokes hanging between most letters are no apostrophes', () => {
  const { image, read } = strip([13, 33, 43, 73, 93, 103].map((x) => ({ x, y: 9, width: 4, height: 9 })))
  expect(restoreMarks(read, image).text).toBe('EFHN')
})

it('a wide gap in the ink is a space, a narrow one is not', () => {
  const { image, read } = strip([], [4, 16, 4])
  expect(restoreSpaces(read, image).text).toBe('EF HN')
})
