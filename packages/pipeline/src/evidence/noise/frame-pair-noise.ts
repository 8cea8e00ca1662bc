import { compose, invert, luma, mapPoint, type Homography, type RgbImage } from '@identity/vision'
import type { FrameNoiseEvidence } from '../evidence.ts'
import { alignNatively } from './align-natively.ts'
import { compareNoise } from './compare-noise.ts'
import { resizePlane } from './float-plane.ts'
import { windowAround, windowUnder, type NativeFrame, type NativeWindow } from './native-window.ts'
import { registerFrames, type Affine } from './register-frames.ts'

type NoisePair = FrameNoiseEvidence['pairs'][number]

export interface NoiseFrame extends NativeFrame {
  readonly index: number
  /** The frame at reading size (1600 px). */
  readonly image: RgbImage
  /** The frame at 640 px. */
  readonly small: RgbImage
  /** Card fractions → pixels of the frame; null when no card was found on it. */
  readonly card: Homography | null
}

/** Long side of the planes the coarse registration works on. */
const COARSE_SIDE = 320

/**
 * Compares the noise of two neighbouring frames on native windows of at most a megapixel. Where the card was found on
 * both it is laid over itself; otherwise the frames are registered as a whole. null when they cannot be laid over one
 * another or too little flat ground is left. About 20 ms with the card, 60 ms without, whatever the size of the frames.
 */
export async function framePairNoise(a: NoiseFrame, b: NoiseFrame): Promise<NoisePair | null> {
  if (a.width !== b.width || a.height !== b.height) return null
  const found = { a: a.index, b: b.index }
  if (Buffer.compare(a.image.data, b.image.data) === 0)
    return { ...found, correlation: 1, residualRms: 0, noisyGround: null, identicalPixels: true }
  const compared = a.card !== null && b.card !== null ? await onCard(a, b, a.card, b.card) : await onFrame(a, b)
  return compared === null ? null : { ...found, ...compared, identicalPixels: false }
}

async function onCard(a: NoiseFrame, b: NoiseFrame, cardA: Homography, cardB: Homography) {
  const map = compose(cardB, invert(cardA))
  const mine = await windowAround(a, mapPoint(cardA, [0.5, 0.5]))
  const theirs = await windowUnder(b, mine, map)
  return theirs === null ? null : compareNoise(mine.plane, theirs.plane, between(mine, theirs, map))
}

async function onFrame(a: NoiseFrame, b: NoiseFrame) {
  const coarse = coarseMap(a, b)
  if (coarse === null) return null
  const mine = await windowAround(a, [a.width / 2, a.height / 2])
  const theirs = await windowUnder(b, mine, homographyOf(coarse))
  if (theirs === null) return null
  const [p, q, r, s, t, u] = between(mine, theirs, homographyOf(coarse))
  const map = alignNatively(mine.plane, theirs.plane, [p, q, r, s, t, u])
  return map === null ? null : compareNoise(mine.plane, theirs.plane, homographyOf(map))
}

const homographyOf = ([a, b, c, d, e, f]: Affine): Homography => [a, b, c, d, e, f, 0, 0, 1]

/** The map between frames as one between windows of them. */
function between(mine: NativeWindow, theirs: NativeWindow, map: Homography): Homography {
  return compose(
    [1, 0, -theirs.left, 0, 1, -theirs.top, 0, 0, 1],
    compose(map, [1, 0, mine.left, 0, 1, mine.top, 0, 0, 1]),
  )
}

function coarseMap(a: NoiseFrame, b: NoiseFrame): Affine | null {
  const { width, height } = a.small
  const ratio = Math.min(1, COARSE_SIDE / Math.max(width, height))
  const plane = ({ small }: NoiseFrame) =>
    resizePlane(luma(small), Math.round(width * ratio), Math.round(height * ratio))
  const map = registerFrames(plane(a), plane(b))
  if (map === null) return null
  const toFull = a.width / (width * ratio)
  return [map[0], map[1], map[2] * toFull, map[3], map[4], map[5] * toFull]
}
