import { connectedComponents, countedQuantiles, type RgbImage } from '@identity/vision'
import { median } from '../median.ts'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardView } from './card-view.ts'
import { editDistance } from './edit-distance.ts'
import { advanceEm } from './layout.ts'
import { lineInk } from './line-ink.ts'
import { readLine } from './read-line.ts'
import { signScores, type SignScores } from './sign-scores.ts'
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
  const seen = await readLine(line, 'capitals', view, engine, LABEL_LOOK)
  const read = bloodTypeOf(seen, cutStrip(view, line, MEASURED_HEIGHT, 1))
  return read === null ? null : { line, read }
}

/** The blood type from what was read of its label and value, and from the strokes in its strip. */
export function bloodTypeOf(read: ReadText, strip: RgbImage): ReadText | null {
  const labelEnd = endOfLabel(read, strip)
  const value = read.characters.slice(labelEnd).filter((c) => !' :.,'.includes(c.character))
  if (value.length > LONGEST) return null
  const letters = value.map(roundLetter).filter((c) => 'ABO'.includes(c.character))
  const readSign = value.find(
    (c) => c.character === '-' || c.character === '+' || (letters.length > 0 && c.character === 'T'),
  )
  const colon = read.characters.slice(labelEnd).find((c) => c.character === ':')
  const from = colon?.at ?? read.characters.at(Math.max(0, labelEnd - 1))?.at ?? 0
  const darkness = inkDarkness(strip, from)
  const strokes = darkness === null ? null : measureStrokes(strip, darkness, from)
  const scores = darkness === null ? null : scoresBehind(strip, darkness, from, letters.at(-1))
  if (letters.length === 0) {
    // A dash alone: nothing as tall as a letter may stand there, whatever it was read as.
    const measured = strokes?.sign?.character === '-' ? strokes.sign : loneDash(scores, strip)
    const sign = signOf(readSign?.character === '-' ? readSign : undefined, measured)
    if (sign !== null && strokes?.letters === 0) return readText([sign])
    return value.length > (readSign === undefined ? 0 : 1) ? readText(value) : null
  }
  const sign = signBehind(readSign, strokes?.sign ?? null, scores, strip)
  const doubt = sign !== null ? 1 : strokes?.blot === true ? UNSIGNED * SIGN_SEEN_ONCE : UNSIGNED
  const signed = [...letters.map((c) => ({ ...c, confidence: c.confidence * doubt })), ...(sign === null ? [] : [sign])]
  return readText(signed)
}

/** Of round letters only the O is a blood type; an open one is an O with a gap in its print, and less sure. */
function roundLetter(character: ReadCharacter): ReadCharacter {
  return 'C(0DQG'.includes(character.character)
    ? { ...character, character: 'O', confidence: 0.75 * character.confidence }
    : character
}

/**
 * Characters that belong to `Gol. Darah`, before the colon where one was read or before the white that stands there; 0
 * when the line does not begin like it.
 */
function endOfLabel({ characters, text }: ReadText, { width, height }: RgbImage): number {
  const isLabel = (end: number): boolean =>
    editDistance(text.slice(0, end).replaceAll(/[^A-Z]/g, ''), 'GOLDARAH') <= MOST_MISREAD
  const colon = text.indexOf(':')
  if (colon >= SHORTEST_LABEL && isLabel(colon)) return colon
  for (let end = Math.min(characters.length, LONGEST_LABEL); end >= SHORTEST_LABEL; end--)
    if (text[end - 1] === 'H' && isLabel(end)) return end
  const solid = characters.map((c, i) => ({ i, at: c.at, solid: !' :.,'.includes(c.character) })).filter((c) => c.solid)
  for (const [k, { i }] of solid.entries()) {
    const next = solid.at(k + 1)?.at ?? Infinity
    const apart = ((next - (solid[k]?.at ?? 0)) * width) / height
    if (i + 1 >= SHORTEST_LABEL && i < LONGEST_LABEL && apart > BEFORE_VALUE && isLabel(i + 1)) return i + 1
  }
  return 0
}

/** Letters of `GOLDARAH` that may be misread or lost, and characters it then has with its stop and space. */
const MOST_MISREAD = 3
const [SHORTEST_LABEL, LONGEST_LABEL] = [5, 13]
/** Middles of the label's last letter and of the value are 1.5 line heights apart, those of the label's letters 0.5. */
const BEFORE_VALUE = 0.9

/**
 * A plus behind a letter scored 0.12 and more on 66 of 67 generated photos, whatever else is printed there 0.08 at most
 * (155 photos, six typefaces); a lone dash 0.22 and more on 95 of 100. Behind a letter 5 % of photos without a sign score
 * 0.2 for a dash.
 */
const IS_PLUS = 0.11
const IS_DASH = { alone: 0.2, behindLetter: 0.28 } as const

function scoresBehind(
  strip: RgbImage,
  darkness: Float32Array,
  from: number,
  letter: ReadCharacter | undefined,
): SignScores | null {
  const line = lineInk(strip)
  if (line === null) return null
  const { width, height } = strip
  const em = line.cap / CAP_EM
  const edge = letter === undefined ? 0 : letter.at * width + (em * advanceEm(letter.character)) / 2
  return signScores(
    { darkness, width, height },
    {
      ...(letter === undefined
        ? { from: from * width + 0.3 * em, to: width - 0.2 * em }
        : { from: edge + 0.1 * em, to: edge + 0.55 * em }),
      middle: line.base - SIGN_MIDDLE_EM * em,
      em,
      behindLetter: letter !== undefined,
    },
  )
}

/** Height of a capital, and of the middle of a plus over the base line. */
const CAP_EM = 0.716
const SIGN_MIDDLE_EM = 0.34

function loneDash(scores: SignScores | null, { width }: RgbImage): ReadCharacter | null {
  if (scores === null || scores.dash < IS_DASH.alone) return null
  return { character: '-', confidence: Math.min(0.85, 0.4 + scores.dash), at: scores.dashX / width }
}

/** The sign behind a letter: a plus by its score, a dash where its piece of ink and its score agree. */
function signBehind(
  read: ReadCharacter | undefined,
  measured: ReadCharacter | null,
  scores: SignScores | null,
  { width }: RgbImage,
): ReadCharacter | null {
  const readPlus = read?.character === '+' || read?.character === 'T'
  if (scores !== null && scores.plus >= IS_PLUS) {
    const confidence = Math.min(0.97, 0.7 + scores.plus + (readPlus ? 0.2 : 0))
    return { character: '+', confidence, at: scores.plusX / width }
  }
  const dash = measured?.character === '-' && (scores?.dash ?? 1) >= IS_DASH.behindLetter ? measured : null
  return signOf(read, dash ?? (readPlus && measured?.character === '+' ? measured : null))
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
function measureStrokes(strip: RgbImage, darkness: Float32Array, from: number): Strokes | null {
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
  if (tall.length === 0) return null
  const top = median(tall.map((s) => s.y0))
  const base = median(tall.map((s) => s.y1))
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
