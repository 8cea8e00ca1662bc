import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readText, type ReadText } from '../../engines/ocr/decode-text.ts'
import { advanceEm } from './layout.ts'
import { bloodTypeOf } from './read-blood-type.ts'

const [WIDTH, HEIGHT, SIZE] = [460, 64, 50]
const LABEL = 'Gol. Darah :'

/** The right half of the gender row in whatever sans the machine has, and where its characters stand. */
async function printed(value: string) {
  let x = 12
  const parts = Array.from(`${LABEL}  ${value}`, (character) => {
    const width = advanceEm(character) * SIZE
    x += width
    return { character, x: x - width / 2 }
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#bcd6e6"/>${parts
    .map(
      ({ character, x: at }) =>
        `<text x="${at}" y="49" font-family="Liberation Sans, Arial, sans-serif" font-size="${SIZE}" text-anchor="middle">${character}</text>`,
    )
    .join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).blur(2).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { strip: { width: info.width, height: info.height, data }, parts }
}

/** What a recogniser reads of it that passes over the signs, or takes them for what `as` says. */
function read(parts: { character: string; x: number }[], as: Record<string, string> = {}): ReadText {
  return readText(
    parts.flatMap(({ character, x }, i) => {
      const seen = i < LABEL.length ? character.toUpperCase() : (as[character] ?? character.replace(/[-+]/, ''))
      return seen === '' ? [] : [{ character: seen, confidence: 0.95, at: x / WIDTH }]
    }),
  )
}

it.each(['A', 'B', 'AB', 'O', 'A+', 'B+', 'AB+', 'O+', 'A-', 'O-', '-'])(
  '%s is told from its strokes when no sign was read',
  async (value) => {
    const { strip, parts } = await printed(value)
    expect(bloodTypeOf(read(parts), strip)?.text).toBe(value)
  },
)

it('a plus read as a T is a plus, a dash read as a T a dash', async () => {
  const plus = await printed('O+')
  expect(bloodTypeOf(read(plus.parts, { '+': 'T' }), plus.strip)?.text).toBe('O+')
  const dash = await printed('-')
  expect(bloodTypeOf(read(dash.parts, { '-': 'T' }), dash.strip)?.text).toBe('-')
})

it('where nothing is printed nothing is read', async () => {
  const { strip, parts } = await printed('')
  expect(bloodTypeOf(read(parts), strip)).toBeNull()
})
