import { connectedComponents, countedQuantiles, type RgbImage } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardView } from './card-view.ts'
import { editDistance } from './edit-distance.ts'
import { readLine } from './read-line.ts'
import { cutStrip, type TextLine } from './text-line.ts'

/** Longest value, `AB+`. */
const LONGEST = 3
/** Height of the strip the strokes are measured on: a dash is then four pixels thick. */
const MEASURED_HEIGHT = 64
/** Width the line is read at: the colon's place, from which strokes are measured, is known to 8 px of it. */
const LABEL_LOOK = 0.9
/** Letters alone: behind one in fifteen that are read so a sign is printed that neither reading nor measuring has seen. */
const UNSIGNED = 0.74
/** What the sure parts of a value leave a sign that only one of reading and measuring has seen. */
const SIGN_SEEN_ONCE = 0.85

/**
 * Read the right half of the gender row, `Gol. Darah : O`. The recogniser reads the letters but hardly ever a lone dash
 * at the end of a line, which is the commonest value, or a sign behind the letters: those are measured. Null when
 * nothing is printed there.
 */
export async function readBloodType(
  line: TextLine,
  view: CardView,
  engine: OcrEngine,
): Promise<{ line: TextLine; read: ReadText } | null> {
  const read = await readLine(line, 'capitals', view, engine, LABEL_LOOK)
  const labelEnd = endOfLabel(read)
  const value = read.characters.slice(labelEnd).filter((c) => !' :.,'.includes(c.character))
  if (value.length > LONGEST) return null
  const letters = value.map(roundLetter).filter((c) => 'ABO'.includes(c.character))
  const readSign = value.find(
    (c) => c.character === '-' || c.character === '+' || (letters.length > 0 && c.character === 'T'),
  )
  const colon = read.characters.slice(labelEnd).find((c) => c.character === ':')
  const from = colon?.at ?? read.characters.at(Math.max(0, labelEnd - 1))?.at ?? 0
  const strokes = measureStrokes(cutStrip(view, line, MEASURED_HEIGHT, 1), from)
  const sign = signOf(readSign, strokes?.sign ?? null)
  if (letters.length === 0 && value.length > (readSign === undefined ? 0 : 1)) return { line, read: readText(value) }
  if (letters.length === 0) {
    // A dash alone: nothing as tall as a letter may stand there.
    if (sign?.character !== '-' || (strokes?.letters ?? 0) > 0) return null
    return { line, read: readText([sign]) }
  }
  const doubt = sign !== null ? 1 : strokes?.blot === true ? UNSIGNED * SIGN_SEEN_ONCE : UNSIGNED
  const signed = [...letters.map((c) => ({ ...c, confidence: c.confidence * doubt })), ...(sign === null ? [] : [sign])]
  return { line, read: readText(signed) }
}

/** Of round letters only the O is a blood type; an open one is an O with a gap in its print, and less sure. */
function roundLetter(character: ReadCharacter): ReadCharacter {
  return 'C(0DQG'.includes(character.character)
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

/** The sign as read and as measured; a plus is often read as a T. */
function signOf(read: ReadCharacter | undefined, measured: ReadCharacter | null): ReadCharacter | null {
  if (measured === null) return read === undefined || read.character === 'T' ? null : lessSure(read)
  if (read === undefined) return lessSure(measured)
  const character = read.character === 'T' ? '+' : read.character
  if (character === measured.character)
    return { ...measured, confidence: Math.max(read.confidence, measured.confidence) }
  return { ...measured, confidence: 0.5 * measured.confidence }
}

function lessSure(character: ReadCharacter): ReadCharacter {
  return { ...character, confidence: SIGN_SEEN_ONCE * character.confidence }
}

interface Strokes {
  /** Shapes as tall as a letter. */
  readonly letters: number
  /** A dash or plus behind them. */
  readonly sign: ReadCharacter | null
  /** There is something else that may be a sign. */
  readonly blot: boolean
}

interface Shape {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly mean: number
  readonly filled: number
}

/** Shares of the contrast at which a pixel counts as ink: what blur or a watermark joins at one parts at the next. */
const INK_SHARES = [0.4, 0.55, 0.7] as const

/**
 * What stands behind a place (0–1) of the strip, by shape: letters, and a sign at half their height. Measured against
 * the label's own letters; null when those cannot be made out.
 */
function measureStrokes(strip: RgbImage, from: number): Strokes | null {
  const darkness = inkDarkness(strip, from)
  if (darkness === null) return null
  let best: Strokes | null = null
  for (const share of INK_SHARES) {
    const seen = strokesOf(inkShapes(strip, darkness, share), strip, from)
    if (seen !== null && (best === null || (best.sign === null && (seen.sign !== null || seen.blot)))) best = seen
    if (best?.sign != null) break
  }
  return best
}

function strokesOf(shapes: readonly Shape[], strip: RgbImage, from: number): Strokes | null {
  const start = from * strip.width
  const tall = shapes.filter(
    (s) => s.x1 < start && s.y1 - s.y0 > 0.38 * strip.height && s.y1 - s.y0 < 0.85 * strip.height,
  )
  const top = median(tall.map((s) => s.y0))
  const base = median(tall.map((s) => s.y1))
  if (top === undefined || base === undefined) return null
  const cap = base - top
  const behind = shapes
    .filter((s) => s.x0 > start + 0.2 * cap && s.x1 < strip.width - 1)
    .map((s) => ({
      ...s,
      width: (s.x1 - s.x0) / cap,
      height: (s.y1 - s.y0) / cap,
      middle: (base - (s.y0 + s.y1) / 2) / cap,
    }))
  const letters = behind.filter((s) => s.height > 0.7 && s.height < 1.35 && s.width < 1.2 && s.middle > 0.3)
  const lastLetter = Math.max(start, ...letters.map((s) => s.x1))
  // Half way up, where a dash and a plus are; dots of the colon stand lower and higher.
  const signs = behind
    .filter((s) => s.x0 > lastLetter && s.middle > 0.15 && s.middle < 0.62 && s.width > 0.2 && s.width < 0.95)
    .filter((s) => s.height < 0.8 && s.width > 0.8 * s.height)
    // A sign stands close behind its letter; what is further away is something else.
    .filter((s) => letters.length === 0 || s.x0 < lastLetter + 0.6 * cap)
    .sort((a, b) => b.mean * b.width - a.mean * a.width)
  const [sign, next] = [signs.at(0), signs.at(1)]
  const nothing = { letters: letters.length, sign: null, blot: false }
  if (sign === undefined) return nothing
  // Alone it can only be a dash, however blur rounds it, if nothing like it is about.
  const alone = letters.length === 0 && (next === undefined || next.mean * next.width < 0.7 * sign.mean * sign.width)
  const isPlus = sign.width > 0.52 && sign.height > 0.45 && sign.width - sign.height < 0.15 && sign.filled < 0.8
  const isDash = sign.height < 0.42 && sign.width > 1.1 * sign.height
  const character = isPlus && !alone ? '+' : isDash || (alone && sign.height < 0.55) ? '-' : null
  if (character === null) return { ...nothing, blot: true }
  const clear = isPlus || sign.width > 1.35 * sign.height ? 0.97 : 0.85
  const at = (sign.x0 + sign.x1) / 2 / strip.width
  return { letters: letters.length, sign: { character, confidence: Math.min(clear, sign.mean + 0.3), at }, blot: false }
}

/**
 * How much of the line's contrast each pixel is darker than paper. Taken from the brightest channel: print is dark in
 * all three, coloured ground and watermarks are not. Null for a line without contrast.
 */
function inkDarkness({ width, height, data }: RgbImage, from: number): Float32Array | null {
  const plane = new Uint8Array(width * height)
  const start = from * width
  const counts = { label: new Uint32Array(256), value: new Uint32Array(256) }
  for (let i = 0, x = 0; i < plane.length; i++, x = x + 1 === width ? 0 : x + 1) {
    const level = Math.max(data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0)
    plane[i] = level
    const side = x < start ? counts.label : counts.value
    side[level] = (side[level] ?? 0) + 1
  }
  const [labelInk = 0, labelPaper = 0] = countedQuantiles(counts.label, [0.04, 0.6])
  const [valueInk = 0, valuePaper = 0] = countedQuantiles(counts.value, [0.005, 0.6])
  const labelContrast = labelPaper - labelInk
  if (labelContrast < 20 || start > width - 1) return null
  // Glare weakens ink: the value's own darkest pixels, but never less than a third of the label's contrast.
  const valueContrast = Math.max(valuePaper - valueInk, labelContrast / 3)
  const darkness = new Float32Array(plane.length)
  for (let i = 0, x = 0; i < plane.length; i++, x = x + 1 === width ? 0 : x + 1) {
    const level = plane[i] ?? 0
    darkness[i] = x < start ? (labelPaper - level) / labelContrast : (valuePaper - level) / valueContrast
  }
  return darkness
}

function inkShapes({ width, height }: RgbImage, darkness: Float32Array, share: number): Shape[] {
  return connectedComponents({ width, height, data: darkness }, share, 5).map(({ outline, mean, area }) => {
    const xs = outline.map((p) => p[0])
    const ys = outline.map((p) => p[1])
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    return { x0, x1, y0, y1, mean, filled: area / ((x1 - x0 + 1) * (y1 - y0 + 1)) }
  })
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b).at(values.length >> 1)
}
