import { CARD, layoutCard, runBox } from '../../card/card-layout.ts'
import { OCR_A_ADVANCE, OCR_A_UNITS_PER_EM } from '../../card/ocr-a-digits.ts'
import type { Person } from '../../person/person.ts'
import type { Random } from '../../random.ts'
import type { CardBox } from '../simulated-burst.ts'
import { code, colourAt, overBox, type FramePixels } from './frame-pixels.ts'

/** Digits of the NIK covered by copies of its other digits. */
export interface DigitMoves {
  original: string
  shown: string
  moves: readonly { from: CardBox; to: CardBox }[]
  /** Around all covered digits. */
  box: CardBox
}

/** Changes 1 to 4 digits to others that occur in the number. The result may or may not remain consistent. */
export function drawDigitMoves(who: Person, random: Random): DigitMoves {
  const [run] = layoutCard(who).runs.filter(({ field }) => field === 'nik')
  const { x, y, height } = runBox(run)
  const advance = (OCR_A_ADVANCE * run.style.size) / OCR_A_UNITS_PER_EM
  const cell = (k: number): CardBox => [
    (x + k * advance) / CARD.width,
    (y - 3) / CARD.height,
    advance / CARD.width,
    (height + 6) / CARD.height,
  ]
  const digits = who.fields.nik.split('')
  const places = new Set<number>()
  const wanted = random.int(1, 4)
  for (let tries = 0; places.size < wanted && tries < 200; tries++) places.add(random.int(0, digits.length - 1))
  const moves: { from: CardBox; to: CardBox }[] = []
  const shown = [...digits]
  for (const place of places) {
    const sources = [...digits.keys()].filter((k) => !places.has(k) && digits[k] !== digits[place])
    if (sources.length === 0) continue
    const source = random.pick(sources)
    shown[place] = digits[source]
    moves.push({ from: cell(source), to: cell(place) })
  }
  const left = Math.min(...moves.map(({ to }) => to[0]))
  const right = Math.max(...moves.map(({ to }) => to[0] + to[2]))
  const [{ to }] = moves
  return { original: who.fields.nik, shown: shown.join(''), moves, box: [left, to[1], right - left, to[3]] }
}

/** Copies each source's pixels over its target, in place. */
export function moveDigits(frame: FramePixels, { moves }: DigitMoves): void {
  const source: FramePixels = { ...frame, data: frame.data.slice() }
  const colour = new Float64Array(3)
  for (const { from, to } of moves) {
    overBox(frame, to, (at, s, t) => {
      colourAt(source, from[0] + s * from[2], from[1] + t * from[3], colour)
      for (let c = 0; c < 3; c++) frame.data[at + c] = code(colour[c])
    })
  }
}
