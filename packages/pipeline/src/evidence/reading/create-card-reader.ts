import { dayInJakarta } from '@identity/ktp'
import { compose, homographyOfQuads, invert, luma, lumaStats, type Point } from '@identity/vision'
import type { CardReader, FrameRegionReader } from '../../card-reader.ts'
import type { DecodedFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { assembleFields } from './assemble-fields.ts'
import { mapQuad } from './card-view.ts'
import { findCard } from './find-card.ts'
import { CORNERS } from './fit-card.ts'
import { readValues } from './read-values.ts'
import { stopwatch, type ReadingTimings } from './reading-timings.ts'
import { valueLines } from './value-lines.ts'

/** A picture with less spread of luma than this holds no print. */
const FLATTEST = 3

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
    async read(frame, frameIndex, readRegion) {
      const outcome = await readCard(frame, engine, readRegion, options)
      return typeof outcome === 'string'
        ? { kind: 'no_card', reason: outcome, engine: id }
        : { kind: 'read', engine: id, frame: frameIndex, ...outcome }
    },
  }
}

type Reading = Omit<Extract<ReadingEvidence, { kind: 'read' }>, 'kind' | 'engine' | 'frame'>

/** The reading, or why there is none. */
async function readCard(
  frame: DecodedFrame,
  engine: OcrEngine,
  readRegion: FrameRegionReader | undefined,
  options: CardReaderOptions,
): Promise<Reading | string> {
  const { watch, timings } = stopwatch()
  if (Math.min(frame.width, frame.height) < 64) return 'the photo is smaller than 64 pixels'
  const gray = luma({ width: frame.width, height: frame.height, data: frame.rgb })
  if (lumaStats(gray).standardDeviation < FLATTEST) return 'the photo is blank'
  const card = await findCard(frame, engine, readRegion, watch)
  if (typeof card === 'string') return card
  const { fit, lines, shifts, view } = card
  const byPrint = compose(view.toFrame, fit.toPhoto)
  const homography = (card.edges === null ? null : homographyOfQuads(CORNERS, card.edges)) ?? byPrint
  const placed = valueLines(lines, fit.toCard, shifts)
  const toCard = compose(invert(homography), view.toFrame)
  const values = await watch('values', () => readValues(placed, fit, shifts, toCard, view, engine))
  options.onTimings?.(timings)

  const quad = mapQuad(homography, CORNERS)
  const side = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
  return {
    ...assembleFields(values, dayInJakarta(options.clock())),
    quad,
    homography,
    cardWidthPx: (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2,
  }
}
