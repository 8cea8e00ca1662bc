import type { Plane } from '@identity/vision'
import type { FrameNoiseEvidence } from '../evidence.ts'
import { alignNatively } from './align-natively.ts'
import { compareNoise } from './compare-noise.ts'
import { resizePlane } from './float-plane.ts'
import { registerFrames, type Affine } from './register-frames.ts'

type NoisePair = FrameNoiseEvidence['pairs'][number]

/** Long side of the planes the coarse registration works on. */
const COARSE_SIDE = 320

const samePixels = (a: Plane, b: Plane) =>
  a.width === b.width && a.height === b.height && Buffer.compare(a.data as Uint8Array, b.data as Uint8Array) === 0

function coarseMap(a: Plane, b: Plane): Affine | null {
  const ratio = Math.min(1, COARSE_SIDE / Math.max(a.width, a.height))
  const size = [Math.round(a.width * ratio), Math.round(a.height * ratio)] as const
  const map = registerFrames(resizePlane(a, ...size), resizePlane(b, ...size))
  if (map === null) return null
  return [map[0], map[1], map[2] / ratio, map[3], map[4], map[5] / ratio]
}

/**
 * Compares the noise of two neighbouring frames, given as native luma (8-bit codes). null when they cannot be registered
 * or too little flat ground is left.
 */
export function framePairNoise(indexA: number, a: Plane, indexB: number, b: Plane): NoisePair | null {
  if (samePixels(a, b)) return { a: indexA, b: indexB, correlation: 1, residualRms: 0, identicalPixels: true }
  if (a.width !== b.width || a.height !== b.height) return null
  const coarse = coarseMap(a, b)
  const map = coarse === null ? null : alignNatively(a, b, coarse)
  const compared = map === null ? null : compareNoise(a, b, map)
  return compared === null ? null : { a: indexA, b: indexB, ...compared, identicalPixels: false }
}
