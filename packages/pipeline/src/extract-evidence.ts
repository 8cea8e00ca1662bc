import { createHash } from 'node:crypto'
import { AppError } from '@identity/protocol'
import { luma, resizeArea, type Plane, type RgbImage } from '@identity/vision'
import type { CardReader } from './card-reader.ts'
import { decodeFrame, type DecodedFrame } from './engines/decode/decode-frame.ts'
import { decodeRegion } from './engines/decode/decode-region.ts'
import type {
  Evidence,
  FrameEvidence,
  FrameNoiseEvidence,
  ReadingEvidence,
  SessionEvidence,
} from './evidence/evidence.ts'
import { flashEvidence } from './evidence/flash/flash-evidence.ts'
import { CENTRE, type FrameRegion } from './evidence/flash/measure-flash-response.ts'
import { describeFrame } from './evidence/frame/describe-frame.ts'
import { framePairNoise } from './evidence/noise/frame-pair-noise.ts'

/** What the signed bundle says about one frame; every member optional, none believed on its own. */
export interface FrameMeta {
  /** 0-based step of the flash challenge during which the frame was taken. */
  readonly step?: number | undefined
  readonly capturedAtMs?: number | undefined
  readonly camera?: 'front' | 'rear' | undefined
  readonly torch?: boolean | undefined
}

/** One capture as the server received it: frames still encoded, bundle facts as signed. */
export interface CaptureInput {
  /** JPEG or PNG bytes, 1–10, already checked for size and declared dimensions. */
  readonly frames: readonly Uint8Array[]
  /** Parallel to `frames`; may be shorter or empty. */
  readonly frameMeta: readonly FrameMeta[]
  /** `bundle.flashSamples` as signed, unparsed: judging its shape is part of the evidence. null when absent. */
  readonly flashSamples: readonly unknown[] | null
  readonly clientOcr: {
    readonly fields: Readonly<Record<string, string>> | null
    readonly confidence: Readonly<Record<string, number>> | null
  }
  readonly session: SessionEvidence
}

/** Everything but history, which only the server's store knows. */
export type ExtractedEvidence = Omit<Evidence, 'history'>

/** Wall time in ms by stage, for metrics and the benchmark; never part of the evidence. */
export interface StageTimings {
  readonly decode: number
  readonly hash: number
  readonly ocr: number
  readonly flash: number
  readonly noise: number
}

export interface Extraction {
  readonly evidence: ExtractedEvidence
  readonly timings: StageTimings
}

/** Long side on which qualities, hashes and mean colours are measured, so that they compare between phones. */
const SMALL_SIDE = 640
/** Long side the card is read at: finer than any stroke of the print needs (see docs/fields.md). */
const READING_SIDE = 1600
/** The sharpest frame is read; when it shows no card the next ones are tried, but no more than this in all. */
const MAX_READINGS = 3

/** Pairs of neighbours whose noise is compared: a copied photo shows in the first, and each costs about 50 ms. */
const MAX_PAIRS = 4

type Stage = keyof StageTimings

/**
 * Pixels to plain data: decodes, hashes, compares and reads the frames and scores the flash response. CPU-bound; run it in
 * a worker process. `clock` (ms) only times the stages. Throws `AppError('frame_invalid')` when a frame cannot be decoded.
 */
export async function extractEvidence(
  input: CaptureInput,
  engines: { readonly reader: CardReader },
  options: { readonly clock: () => number },
): Promise<Extraction> {
  const timings: Record<Stage, number> = { decode: 0, hash: 0, ocr: 0, flash: 0, noise: 0 }
  const timed = <T>(stage: Stage, work: () => T): T => {
    const start = options.clock()
    const result = work()
    timings[stage] += options.clock() - start
    return result
  }
  const timedAsync = async <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
    const start = options.clock()
    const result = await work()
    timings[stage] += options.clock() - start
    return result
  }

  const steps = input.session.challenge?.colors.length ?? 0
  const frames: FrameEvidence[] = []
  const smalls: RgbImage[] = []
  const pairs: FrameNoiseEvidence['pairs'][number][] = []
  let unregistered = 0
  // Native pixels are held for two frames at most: ten frames of 40 megapixels would not fit in memory.
  let previous: Plane | null = null
  for (const [index, bytes] of input.frames.entries()) {
    const decoded = await timedAsync('decode', () => decode(bytes, index, Infinity))
    const native: RgbImage = { width: decoded.width, height: decoded.height, data: decoded.rgb }
    const small = timed('hash', () => shrink(native))
    const meta = input.frameMeta.at(index)
    const facts = {
      index,
      format: decoded.format,
      width: decoded.width,
      height: decoded.height,
      sha256: timed('hash', () => createHash('sha256').update(bytes).digest('hex')),
      step: stepOf(meta, steps),
      capturedAtMs: meta?.capturedAtMs ?? null,
    }
    frames.push(timed('hash', () => describeFrame(facts, small)))
    smalls.push(small)
    const before = previous
    const plane = timed('noise', () => luma(native))
    if (before !== null && pairs.length < MAX_PAIRS) {
      const pair = timed('noise', () => framePairNoise(index - 1, before, index, plane))
      if (pair === null) unregistered++
      else pairs.push(pair)
    }
    previous = plane
  }

  const reading = await timedAsync('ocr', () => readBest(input.frames, frames, engines.reader))
  const tagged = frames.map((frame, i) => ({ step: frame.step, small: smalls[i] }))
  const flash = timed('flash', () =>
    flashEvidence(input.session.challenge, input.flashSamples, tagged, cardRegion(reading, frames)),
  )
  return {
    evidence: {
      session: input.session,
      frames,
      flash,
      frameNoise: { pairs, unregistered },
      reading,
      clientOcr: input.clientOcr,
    },
    timings,
  }
}

async function decode(bytes: Uint8Array, index: number, maxSide: number): Promise<DecodedFrame> {
  const decoded = await decodeFrame(bytes, Number.isFinite(maxSide) ? { maxSide } : {})
  if (decoded.kind === 'decoded') return decoded
  const errors = [{ pointer: `/bundle/frames/${index}`, message: decoded.reason }]
  throw new AppError('frame_invalid', { errors })
}

function shrink(image: RgbImage): RgbImage {
  const ratio = Math.min(1, SMALL_SIDE / Math.max(image.width, image.height))
  return resizeArea(image, Math.max(1, Math.round(image.width * ratio)), Math.max(1, Math.round(image.height * ratio)))
}

/** A step outside the challenge tags nothing. */
function stepOf(meta: FrameMeta | undefined, steps: number): number | null {
  const step = meta?.step
  return step !== undefined && Number.isInteger(step) && step >= 0 && step < steps ? step : null
}

/** Reads the sharpest frame on which a card is found. */
async function readBest(
  encoded: readonly Uint8Array[],
  frames: readonly FrameEvidence[],
  reader: CardReader,
): Promise<ReadingEvidence> {
  const bySharpness = frames.toSorted((a, b) => b.quality.sharpness - a.quality.sharpness).slice(0, MAX_READINGS)
  let first: ReadingEvidence | null = null
  for (const { index } of bySharpness) {
    const frame = await decode(encoded[index], index, READING_SIDE)
    const reading = await reader.read(frame, index, (region) => decodeRegion(encoded[index], region))
    if (reading.kind === 'read') return reading
    first ??= reading
  }
  return first ?? { kind: 'no_card', reason: 'the bundle holds no frame', engine: reader.engine }
}

/** The card on the frame that was read, drawn in by a tenth against hand motion; the middle of the frame without one. */
function cardRegion(reading: ReadingEvidence, frames: readonly FrameEvidence[]): FrameRegion {
  const frame = reading.kind === 'read' ? frames[reading.frame] : undefined
  if (reading.kind !== 'read' || frame === undefined) return CENTRE
  const xs = reading.quad.map((point) => Math.min(1, Math.max(0, point[0] / frame.width)))
  const ys = reading.quad.map((point) => Math.min(1, Math.max(0, point[1] / frame.height)))
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const inset = 0.1
  return {
    x: left + inset * (right - left),
    y: top + inset * (bottom - top),
    width: (1 - 2 * inset) * (right - left),
    height: (1 - 2 * inset) * (bottom - top),
  }
}
