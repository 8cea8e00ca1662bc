import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

/** One-hot steps, `_` for the blank; the rest of the probability goes to the blank. */
function seen(steps: string, characters: string, probability = 0.9) {
  const classes = characters.length + 1
  const data = new Float32Array(steps.length * classes)
  Array.from(steps).forEach((c, step) => {
    data[step * classes] = c === '_' ? 1 : 1 - probability
    if (c !== '_') data[step * classes + characters.indexOf(c) + 1] = probability
  })
  return { steps: steps.length, characters, data }
}

it('repeats collapse unless a blank parts them', () => {
  const read = decodeText(seen('_AA_AB__', 'AB'), 'AB')
  expect(read.text).toBe('AAB')
  expect(read.min).toBeCloseTo(0.9, 5)
})

it('tells where each character stands', () => {
  const read = decodeText(seen('_A__BB__', 'AB'), 'AB')
  expect(read.characters.map((c) => c.at)).toEqual([1.5 / 8, 5 / 8])
})

it('a character that is not allowed is dropped or folded', () => {
  expect(decodeText(seen('a_B', 'aAB'), 'AB').text).toBe('B')
  expect(decodeText(seen('a_B', 'aAB'), 'AB', (c) => c.toUpperCase()).text).toBe('AB')
})

it('nothing seen is an empty text without confidence', () => {
  expect(decodeText(seen('____', 'A'), 'A')).toMatchObject({ text: '', mean: 0, min: 0 })
})
