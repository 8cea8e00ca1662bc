import { dayInJakarta } from '@identity/ktp'
import { luma, lumaStats, type RgbImage } from '@identity/vision'
import type { CardReader, FrameRegionReader } from '../../card-reader.ts'
import type { DecodedFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { findCard } from './find-card.ts'
import { readFoundCard, type CardReading } from './read-found-card.ts'
import { stopwatch, type ReadingTimings } from './reading-timings.ts'

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

/** The reading, or why there is none. */
async function readCard(
  frame: DecodedFrame,
  engine: OcrEngine,
  readRegion: FrameRegionReader | undefined,
  options: CardReaderOptions,
): Promise<CardReading | string> {
  const { watch, timings } = stopwatch()
  if (Math.min(frame.width, frame.height) < 64) return 'the photo is smaller than 64 pixels'
  if (lumaStats(luma(everyEighthRow(frame))).standardDeviation < FLATTEST) return 'the photo is blank'
  const card = await findCard(frame, engine, readRegion, watch)
  if (typeof card === 'string') return card
  const reading = await readFoundCard(card, engine, dayInJakarta(options.clock()), watch)
  options.onTimings?.(timings)
  return reading
}

/** Print is higher than eight rows and card edges longer: enough to tell a photo from a blank one. */
function everyEighthRow({ width, height, rgb }: DecodedFrame): RgbImage {
  const rows = Math.floor(height / 8)
  const data = new Uint8Array(rows * width * 3)
  for (let y = 0; y < rows; y++) data.set(rgb.subarray(y * 8 * width * 3, (y * 8 + 1) * width * 3), y * width * 3)
  return { width, height: rows, data }
}
