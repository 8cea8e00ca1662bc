import { byteQuantiles, connectedComponents, luma, type RgbImage } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'

interface Blob {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly mean: number
}

/** Share of the line's contrast at which a pixel counts as ink here: marks are small but as black as the letters. */
const INK_SHARE = 0.5

/** Where more of one kind hang or stand between the letters they are specks or loose strokes: no name has so many. */
const MOST_OF_A_KIND = 3

/**
 * Put back apostrophes and commas of a name, which the recogniser often passes over (`SYAFI'I`, `…, S.PD`): small blobs
 * of ink between two of its letters, hanging from the top or standing below the base line. Never a letter.
 */
export function restoreMarks(read: ReadText, strip: RgbImage): ReadText {
  const letters = read.characters.filter((c) => /[A-Z]/.test(c.character))
  if (letters.length < 4) return read
  const blobs = inkBlobs(strip)
  // Whole letters: higher than half the strip's text, which the detector's margin leaves about 0.6 of.
  const tall = blobs.filter((b) => b.y1 - b.y0 > 0.38 * strip.height && b.y1 - b.y0 < 0.85 * strip.height)
  const top = median(tall.map((b) => b.y0))
  const base = median(tall.map((b) => b.y1))
  if (top === undefined || base === undefined) return read
  const cap = base - top
  const blobMarks = blobs.flatMap((blob): ReadCharacter[] => {
    const width = blob.x1 - blob.x0
    const height = blob.y1 - blob.y0
    if (width > 0.25 * cap || height < 0.16 * cap || height > 0.45 * cap) return []
    const hangs = Math.abs(blob.y0 - top) < 0.15 * cap && blob.y1 < top + 0.5 * cap
    const below = blob.y0 > base - 0.25 * cap && blob.y1 > base + 0.07 * cap
    if (!hangs && !below) return []
    const at = (blob.x0 + blob.x1) / 2 / strip.width
    return [{ character: hangs ? "'" : ',', confidence: Math.min(0.9, blob.mean), at }]
  })
  const marks = blobMarks.filter(
    ({ character }) => blobMarks.filter((other) => other.character === character).length <= MOST_OF_A_KIND,
  )
  const kept = [...read.characters]
  for (const mark of marks) {
    const next = kept.findIndex((c) => c.character !== ' ' && c.at > mark.at)
    const after = next < 1 ? undefined : kept.at(next)
    const before = next < 1 ? undefined : kept.at(next - 1)
    if (after === undefined || before === undefined) continue
    if (![before, after].every((c) => /[A-Z]/.test(c.character))) continue
    // Clear of both neighbours' middles: a mark inside a letter is a piece of it.
    const clear = (0.2 * cap) / strip.width
    if (mark.at - before.at < clear || after.at - mark.at < clear) continue
    kept.splice(next, 0, mark)
  }
  return kept.length === read.characters.length ? read : readText(kept)
}

function inkBlobs(strip: RgbImage): Blob[] {
  const plane = luma(strip)
  const [ink = 0, paper = 255] = byteQuantiles(plane.data, [0.05, 0.7])
  if (paper - ink < 25) return []
  const darknessOf = Float32Array.from({ length: 256 }, (_, level) => (paper - level) / (paper - ink))
  const darkness = new Float32Array(plane.data.length)
  for (let i = 0; i < darkness.length; i++) darkness[i] = darknessOf[plane.data[i] ?? 0] ?? 0
  return connectedComponents({ ...plane, data: darkness }, INK_SHARE, 4).map(({ outline, mean }) => {
    const xs = outline.map((p) => p[0])
    const ys = outline.map((p) => p[1])
    return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys), mean }
  })
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b).at(values.length >> 1)
}
