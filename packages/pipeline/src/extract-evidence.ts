import { createHash } from 'node:crypto'
import { dayInJakarta } from '@identity/ktp'
import type { Homography, RgbImage } from '@identity/vision'
import type { CardReader } from './card-reader.ts'
import type { FaceEngine } from './engines/face/face-engine.ts'
import { rankFrames } from './evidence/burst-reading/rank-frames.ts'
import { readFirst, readFurther } from './evidence/burst-reading/read-burst.ts'
import type {
  Evidence,
  FrameEvidence,
  FrameNoiseEvidence,
  ReadingEvidence,
  SessionEvidence,
} from './evidence/evidence.ts'
import { findPortrait, type FoundPortrait } from './evidence/face/find-portrait.ts'
import { flashEvidence } from './evidence/flash/flash-evidence.ts'
import { CENTRE, type FrameRegion } from './evidence/flash/measure-flash-response.ts'
import { buildBurstView } from './evidence/forensics/build-burst-view.ts'
import { runMeasures } from './evidence/forensics/run-measures.ts'
import { openBurstPixels, type BurstFrame } from './evidence/frame/burst-pixels.ts'
import { describeCard } from './evidence/frame/describe-card.ts'
import { describeFrame } from './evidence/frame/describe-frame.ts'
import { poseCards, type FollowedPose } from './evidence/frame/pose-cards.ts'
import { rectifyCard } from './evidence/frame/rectify-card.ts'
import { framePairNoise, type NoiseFrame } from './evidence/noise/frame-pair-noise.ts'

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
export type ExtractedEvidence = Omit<Evidence, 'history' | 'faceHistory'>

/**
 * Wall time in ms by stage, for metrics and the benchmark; never part of the evidence. `forensics` is what rectifying and
 * all measures took together, `forensics_<measure>` each measure's share of it.
 */
export type StageTimings = Readonly<Record<Stage, number>> & { readonly [measure: `forensics_${string}`]: number }

export type Stage = 'decode' | 'hash' | 'ocr' | 'flash' | 'pose' | 'noise' | 'forensics' | 'face'

export interface Extraction {
  readonly evidence: ExtractedEvidence
  /** Biometric data, sealed apart from the evidence; null unless `evidence.face` is a template. */
  readonly faceTemplate: Float32Array | null
  readonly timings: StageTimings
  /** Names of forensic measures that failed and gave null: faults of ours, to be counted. */
  readonly failedMeasures: readonly string[]
}

/** Pairs of neighbours whose noise is compared: a copied photo shows in the first, and each costs about 50 ms. */
const MAX_PAIRS = 4

const NO_ENGINE: FoundPortrait = { evidence: { kind: 'none', why: 'no_engine', portrait: null }, template: null }

/**
 * Pixels to plain data: decodes, hashes, compares and reads the frames and scores the flash response. CPU-bound; run it in
 * a worker process. `clock` (ms) only times the stages. Throws `AppError('frame_invalid')` when a frame cannot be decoded.
 */
export async function extractEvidence(
  input: CaptureInput,
  engines: { readonly reader: CardReader; readonly face?: FaceEngine | null },
  options: { readonly clock: () => number },
): Promise<Extraction> {
  const timings: Record<Stage, number> = {
    decode: 0,
    hash: 0,
    ocr: 0,
    flash: 0,
    pose: 0,
    noise: 0,
    forensics: 0,
    face: 0,
  }
  const timed = async <T>(stage: Stage, work: () => T | Promise<T>): Promise<T> => {
    const start = options.clock()
    const result = await work()
    timings[stage] += options.clock() - start
    return result
  }

  const { challenge } = input.session
  const steps = challenge?.colors.length ?? 0
  const pixels = await timed('decode', () => openBurstPixels(input.frames))
  const facts = await timed('hash', () =>
    pixels.map(({ decoded, small, encoded }, index) => {
      const meta = input.frameMeta.at(index)
      const known = {
        index,
        format: decoded.format,
        width: decoded.originalWidth,
        height: decoded.originalHeight,
        sha256: createHash('sha256').update(encoded).digest('hex'),
        step: stepOf(meta, steps),
        capturedAtMs: meta?.capturedAtMs ?? null,
      }
      return describeFrame(known, small)
    }),
  )
  const first = await timed('ocr', () => readFirst(pixels, rankFrames(pixels), engines.reader, options.clock))
  const cards = await timed('pose', () => cardsOf(pixels, first.reading))
  const described = await timed('pose', () =>
    cards.map((card) => (card === null ? null : describeCard(card.pose, card.canon))),
  )
  const today = dayInJakarta(input.session.receivedAtMs)
  const reading = await timed('ocr', () =>
    readFurther(pixels, described, first, engines.reader, { clock: options.clock, today }),
  )
  const frameNoise = await timed('noise', () => neighbourNoise(pixels, cards))
  const tagged = facts.map((frame, i) => ({ step: frame.step, small: pixels[i].small }))
  const flash = await timed('flash', () =>
    flashEvidence(challenge, input.flashSamples, tagged, cardRegion(reading, facts)),
  )
  const frames = facts.map((frame, i): FrameEvidence => ({ ...frame, card: described[i] }))
  const viewed = pixels.map(({ encoded, small, region }, i) => {
    const { format, width, height, step, capturedAtMs } = frames[i]
    const meta = input.frameMeta.at(i)
    const signed = { step, camera: meta?.camera ?? null, torch: meta?.torch ?? null, capturedAtMs }
    const card = cards[i]
    return {
      encoded,
      format,
      width,
      height,
      small,
      region,
      ...signed,
      card: card?.pose ?? null,
      canon: card?.canon ?? null,
    }
  })
  const burst = buildBurstView(viewed, reading, challenge?.colors ?? null)
  const measured = await timed('forensics', () => runMeasures(burst, options.clock))
  const engine = engines.face ?? null
  const portrait = engine === null ? NO_ENGINE : await timed('face', () => findPortrait(burst, engine))
  const shares = Object.entries(measured.ms).map(([name, ms]) => [`forensics_${name}`, ms] as const)
  return {
    evidence: {
      session: input.session,
      frames,
      flash,
      frameNoise,
      reading,
      clientOcr: input.clientOcr,
      ...measured.evidence,
      face: portrait.evidence,
    },
    faceTemplate: portrait.template,
    timings: { ...timings, ...Object.fromEntries(shares) },
    failedMeasures: measured.failed,
  }
}

interface FoundCard {
  readonly pose: FollowedPose
  readonly canon: RgbImage
}

/** Where the card lies on each frame, and the card itself; null where it is not. */
async function cardsOf(
  pixels: readonly BurstFrame[],
  reading: ReadingEvidence,
): Promise<readonly (FoundCard | null)[]> {
  if (reading.kind !== 'read') return pixels.map(() => null)
  const sized = pixels.map(({ decoded, ...frame }) => ({
    ...frame,
    width: decoded.originalWidth,
    height: decoded.originalHeight,
  }))
  const poses = poseCards(sized, { frame: reading.frame, homography: reading.homography as Homography })
  const cards: (FoundCard | null)[] = []
  for (const [i, pose] of poses.entries())
    cards.push(pose === null ? null : { pose, canon: await rectifyCard(sized[i], pose) })
  return cards
}

async function neighbourNoise(
  pixels: readonly BurstFrame[],
  cards: readonly (FoundCard | null)[],
): Promise<FrameNoiseEvidence> {
  const frames = pixels.map(({ decoded, image, small, region }, index): NoiseFrame => {
    const [width, height] = [decoded.originalWidth, decoded.originalHeight]
    return { index, width, height, image, small, region, card: cards[index]?.pose.homography ?? null }
  })
  const pairs: FrameNoiseEvidence['pairs'][number][] = []
  let unregistered = 0
  for (let b = 1; b < frames.length && pairs.length < MAX_PAIRS; b++) {
    const pair = await framePairNoise(frames[b - 1], frames[b])
    if (pair === null) unregistered++
    else pairs.push(pair)
  }
  return { pairs, unregistered }
}

/** A step outside the challenge tags nothing. */
function stepOf(meta: FrameMeta | undefined, steps: number): number | null {
  const step = meta?.step
  return step !== undefined && Number.isInteger(step) && step >= 0 && step < steps ? step : null
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
