import type { Glyph, Plane } from '@identity/vision'
import { type PrintedRow } from '../layout-geometry/printed-rows.ts'
import { median } from '../../median.ts'

/** A printed letter or digit whose character is known from the reading. */
interface Letter {
  readonly character: string
  readonly row: number
  readonly glyph: Glyph
}

export interface ShapeAgreement {
  /** Letters of the row that stand in other rows too. */
  readonly compared: number
  /** Median over those letters of their likeness to the same letters elsewhere, −1…1. */
  readonly likeness: number
}

/** Pixels kept around a glyph, so that a thicker or wider one shows. */
const BORDER = 2
/** Same letters of other rows a letter is compared with. */
const MOST_PAIRS = 5

/**
 * How much the letters of each row look like the same letters of the other rows (forensics 5.3 step 4): normalised
 * correlation of their pixels, never compared with any typeface. `texts` holds the reading of each row, null where it is
 * not known. null for a row whose pieces cannot be matched with its text one to one.
 */
export function shapeAgreement(
  plane: Plane,
  rows: readonly PrintedRow[],
  texts: readonly (string | null)[],
): (ShapeAgreement | null)[] {
  const letters = rows.flatMap((row, i) => lettersOf(row, texts[i] ?? null, i))
  return rows.map((_, i) => {
    const own = letters.filter((letter) => letter.row === i)
    const scores = own.flatMap((letter) => {
      const others = letters.filter((other) => other.row !== i && other.character === letter.character)
      if (others.length === 0) return []
      return median(others.slice(0, MOST_PAIRS).map((other) => likeness(plane, letter.glyph, other.glyph)))
    })
    return scores.length === 0 ? null : { compared: scores.length, likeness: median(scores) }
  })
}

/** Pieces and characters paired from left to right; none when their numbers differ. */
function lettersOf(row: PrintedRow, text: string | null, index: number): Letter[] {
  if (text === null) return []
  const characters = Array.from(text).filter((character) => /[A-Z0-9]/.test(character))
  const tall = row.pieces.filter((g) => g.bottom - g.top > 0.7 * row.capHeight && g.top < row.baseline)
  if (tall.length !== characters.length) return []
  return tall.map((glyph, i) => ({ character: characters[i], row: index, glyph }))
}

/** Normalised correlation of two glyphs, each seen from its own upper left corner. */
function likeness(plane: Plane, a: Glyph, b: Glyph): number {
  const width = Math.ceil(Math.max(a.right - a.left, b.right - b.left)) + 2 * BORDER
  const height = Math.ceil(Math.max(a.bottom - a.top, b.bottom - b.top)) + 2 * BORDER
  let [n, sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const va = sample(plane, a.left - BORDER + x, a.top - BORDER + y)
      const vb = sample(plane, b.left - BORDER + x, b.top - BORDER + y)
      n++
      sa += va
      sb += vb
      aa += va * va
      bb += vb * vb
      ab += va * vb
    }
  }
  const variance = (aa - (sa * sa) / n) * (bb - (sb * sb) / n)
  return variance <= 0 ? 0 : (ab - (sa * sb) / n) / Math.sqrt(variance)
}

function sample({ width, height, data }: Plane, x: number, y: number): number {
  const u = Math.min(width - 1.001, Math.max(0, x))
  const v = Math.min(height - 1.001, Math.max(0, y))
  const [x0, y0] = [Math.floor(u), Math.floor(v)]
  const [fx, fy] = [u - x0, v - y0]
  const i = y0 * width + x0
  const upper = data[i] * (1 - fx) + data[i + 1] * fx
  const lower = data[i + width] * (1 - fx) + data[i + width + 1] * fx
  return upper * (1 - fy) + lower * fy
}
