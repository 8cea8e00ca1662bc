import { dayInJakarta } from '@identity/ktp'
import { fitLine, lumaStats, luma, mapPoint, type Homography, type Point, type RgbImage } from '@identity/vision'
import type { CardReader } from '../../card-reader.ts'
import type { DecodedFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { assembleFields } from './assemble-fields.ts'
import { findLabels, type FoundLabel } from './find-labels.ts'
import { CORNERS, fitCard } from './fit-card.ts'
import { readValues } from './read-values.ts'
import { readingDirection } from './reading-direction.ts'
import { rowShifts, type RowShifts } from './row-shifts.ts'
import { textLine, type TextLine } from './text-line.ts'
import { valueLines } from './value-lines.ts'

/** Long side in pixels the detector sees: type of a card that fills the frame is then about 11 px high. */
const DETECTION_SIDE = 736
/** With fewer labels in their rows nothing is called a card: two or three words occur on any form. */
const FEWEST_LABELS = 4
/** A picture with less spread of luma than this holds no print. */
const FLATTEST = 3

/** Wall time in ms by stage of one reading, for benchmarks; never part of the evidence. */
export interface ReadingTimings {
  readonly detect: number
  readonly direction: number
  readonly labels: number
  readonly fit: number
  readonly values: number
}

export interface CardReaderOptions {
  /** Milliseconds since 1970; findings such as "issued after today" depend on it. */
  readonly clock: () => number
  /** Called after each reading. */
  readonly onTimings?: (timings: ReadingTimings) => void
}

/**
 * Reads the card on a photo with a text engine: detect lines, find the way up, recognise a few labels, fit the card to
 * them, sort the lines into values and read those. About 0.5 s of one core for a 1600×1200 photo.
 */
export function createCardReader(engine: OcrEngine, options: CardReaderOptions): CardReader {
  const id = `card-reader 1 / ${engine.id}`
  return {
    engine: id,
    async read(frame, frameIndex) {
      const outcome = await readCard(frame, engine, options)
      return typeof outcome === 'string'
        ? { kind: 'no_card', reason: outcome, engine: id }
        : { kind: 'read', engine: id, frame: frameIndex, ...outcome }
    },
  }
}

type Reading = Omit<Extract<ReadingEvidence, { kind: 'read' }>, 'kind' | 'engine' | 'frame'>

/** The reading, or why there is none. */
async function readCard(frame: DecodedFrame, engine: OcrEngine, options: CardReaderOptions): Promise<Reading | string> {
  const image: RgbImage = { width: frame.width, height: frame.height, data: frame.rgb }
  const marks = [performance.now()]
  const mark = (): unknown => marks.push(performance.now())

  if (Math.min(image.width, image.height) < 64) return 'the photo is smaller than 64 pixels'
  if (lumaStats(luma(image)).standardDeviation < FLATTEST) return 'the photo is blank'
  const boxes = await engine.detect(image, DETECTION_SIDE)
  mark()
  if (boxes.length < FEWEST_LABELS) return 'hardly any text was found on the photo'
  const guessed = await readingDirection(boxes, image, engine)
  mark()
  let direction = guessed
  let lines = boxes.map((box) => textLine(box, direction))
  let labels = await findLabels(lines, direction, image, engine)
  if (labels.length < FEWEST_LABELS) {
    // The direction model is wrong once in a hundred; upside down hardly any label can be read.
    const turned = guessed + Math.PI
    const turnedLines = boxes.map((box) => textLine(box, turned))
    const turnedLabels = await findLabels(turnedLines, turned, image, engine)
    if (turnedLabels.length > labels.length) {
      direction = turned
      lines = turnedLines
      labels = turnedLabels
    }
  }
  mark()
  if (labels.length < FEWEST_LABELS) return 'no labels of a KTP were found in the text on the photo'
  const shifts = findShifts(labels, lines, direction)
  if (shifts === null || shifts.inliers.length < FEWEST_LABELS)
    return 'labels of a KTP were found, but not in their rows'
  const agreeing = shifts.inliers.flatMap((i) => labels[i] ?? [])
  const fit = fitCard(agreeing, shifts, lines, direction, seededRandom())
  if (fit === null) return 'the labels do not stand as on a KTP'
  mark()
  const values = await readValues(valueLines(lines, fit.toCard, shifts), fit, shifts, image, engine)
  mark()
  const [t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0] = marks
  options.onTimings?.({ detect: t1 - t0, direction: t2 - t1, labels: t3 - t2, fit: t4 - t3, values: t5 - t4 })

  const homography = inFramePixels(fit.toPhoto, frame.scale)
  const quad = CORNERS.map((corner) => mapPoint(homography, corner)) as [Point, Point, Point, Point]
  const side = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
  return {
    ...assembleFields(values, dayInJakarta(options.clock())),
    quad,
    homography,
    cardWidthPx: (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2,
  }
}

/** Which rows wrap, from the labels read and the other lines that start where labels start. */
function findShifts(labels: readonly FoundLabel[], lines: readonly TextLine[], direction: number): RowShifts | null {
  const [ux, uy] = [Math.cos(direction), Math.sin(direction)]
  const along = ([x, y]: Point): number => x * ux + y * uy
  const across = ([x, y]: Point): number => y * ux - x * uy
  const column = fitLine(labels.map(({ line }) => [along(line.left), across(line.left)] as const))
  const unnamed = lines.filter((line) => {
    if (column === null || labels.some((label) => label.line === line)) return false
    const [nu, nv] = column.normal
    const beside = (nu * along(line.left) + nv * across(line.left) - column.offset) * Math.sign(nu)
    // The column runs between the plain and the indented labels, which are two type heights apart.
    return Math.abs(beside) < 2 * line.height
  })
  return rowShifts(
    labels.map(({ row, line }) => ({ row: row.name, at: across(line.left) })),
    unnamed.map((line) => across(line.left)),
  )
}

/** Same map, onto the photo at its own size instead of the decoded copy. */
function inFramePixels(h: Homography, scale: number): Homography {
  return h.map((value, i) => (i < 6 ? value / scale : value)) as unknown as Homography
}

/** Mulberry32 from a fixed seed: the same photo gives the same evidence. */
function seededRandom(): () => number {
  let state = 0x4b5450
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
