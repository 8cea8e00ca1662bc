import { connectedComponents, luma, type RgbImage } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardView } from './card-view.ts'
import { editDistance } from './edit-distance.ts'
import { readLine } from './read-line.ts'
import { cutStrip, type TextLine } from './text-line.ts'

/** Longest value, `AB+`. */
const LONGEST = 3

/**
 * Read the right half of the gender row, `Gol. Darah : O`. The recogniser reads the letters but never a lone dash at
 * the end of a line, which is the commonest value: that one is measured. Null when nothing is printed there.
 */
export async function readBloodType(
  line: TextLine,
  view: CardView,
  engine: OcrEngine,
): Promise<{ line: TextLine; read: ReadText } | null> {
  const read = await readLine(line, 'capitals', view, engine)
  const labelEnd = endOfLabel(read)
  const value = read.characters.slice(labelEnd).filter((c) => !' :.'.includes(c.character))
  if (value.length > LONGEST) return null
  if (value.length > 0) return { line, read: readText(value.map(roundLetter)) }
  const from = read.characters.at(-1)?.at ?? 0
  const contrast = dashContrast(cutStrip(view, line, STRIP_HEIGHT, 1), from)
  return contrast === null
    ? null
    : { line, read: readText([{ character: '-', confidence: Math.min(0.95, contrast), at: from }]) }
}

/** Of round letters only the O is a blood type; an open one is an O with a gap in its print, and less sure. */
function roundLetter(character: ReadCharacter): ReadCharacter {
  return 'C('.includes(character.character)
    ? { ...character, character: 'O', confidence: 0.75 * character.confidence }
    : character
}

/** Characters that belong to `Gol. Darah`; 0 when the line does not begin like it. */
function endOfLabel(read: ReadText): number {
  for (let end = Math.min(read.characters.length, 13); end >= 5; end--) {
    const letters = read.text.slice(0, end).replaceAll(/[^A-Z]/g, '')
    if (read.text[end - 1] === 'H' && editDistance(letters, 'GOLDARAH') <= 3) return end
  }
  return 0
}

/**
 * Contrast, against the line's own ink, of a short horizontal stroke at half height behind a place of the strip
 * (0–1 of its width); null when there is none or something else stands there too.
 */
function dashContrast(strip: RgbImage, from: number): number | null {
  const plane = luma(strip)
  const sorted = plane.data.slice().sort()
  const ink = sorted[Math.floor(sorted.length * 0.03)] ?? 0
  const paper = sorted[Math.floor(sorted.length * 0.6)] ?? 255
  if (paper - ink < 25) return null
  const darkness = Float32Array.from(plane.data, (level) => (paper - level) / (paper - ink))
  const start = Math.ceil(from * strip.width + strip.height * 0.15)
  const found: number[] = []
  for (const { outline, mean, area } of connectedComponents({ ...plane, data: darkness }, 0.45, 6)) {
    const xs = outline.map((p) => p[0])
    const ys = outline.map((p) => p[1])
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    if (x0 < start) continue
    // The neighbouring rows reach into the strip at its borders.
    if (y1 <= strip.height * 0.2 || y0 >= strip.height * 0.85) continue
    const [width, height] = [x1 - x0, y1 - y0]
    const middle = (y0 + y1) / 2 / strip.height
    const isDash =
      width >= 1.4 * height &&
      width > 0.1 * strip.height &&
      width < 0.5 * strip.height &&
      middle > 0.35 &&
      middle < 0.75
    if (isDash) found.push(mean)
    else if (area > 30) return null
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
