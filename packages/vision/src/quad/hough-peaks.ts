import type { EdgeMap } from './edge-map.ts'

/** A rough line: points p with cos·x + sin·y = offset; the normal points from dark to light. */
export interface HoughPeak {
  readonly angle: number
  readonly offset: number
  readonly votes: number
}

const ANGLES = 360
const BIN_PX = 1.5
/** Weaker ridges than this are no more than the slope around them. */
const LEAST_STRENGTH = 0.5
/** A pixel votes for the lines within 4° of its own: the direction of a noisy edge is no better than that. */
const SPREAD = 4
const TAPER = [0.2, 0.4, 0.6, 0.8, 1, 0.8, 0.6, 0.4, 0.2] as const

/**
 * Hough transform over signed lines (a full turn of normals), weighted by strength. Half of the votes of the opposite
 * sign is taken off: texture votes for both alike, an edge of the card for one. Strongest first.
 */
export function houghPeaks(edges: EdgeMap, limit: number): HoughPeak[] {
  const { width, height, pixels, strength, ux, uy, shift } = edges
  const [cx, cy] = [width / 2, height / 2]
  const reach = Math.hypot(cx, cy) + 3 * BIN_PX
  const half = Math.ceil(reach / BIN_PX)
  const bins = 2 * half + 1
  const votes = new Float32Array(ANGLES * bins)
  const cos = Float64Array.from({ length: ANGLES }, (_, a) => Math.cos((a * 2 * Math.PI) / ANGLES))
  const sin = Float64Array.from({ length: ANGLES }, (_, a) => Math.sin((a * 2 * Math.PI) / ANGLES))
  for (const i of pixels) {
    if (strength[i] < LEAST_STRENGTH) continue
    const row = (i / width) | 0
    const x = i - row * width + 0.5 + shift[i] * ux[i] - cx
    const y = row + 0.5 + shift[i] * uy[i] - cy
    const own = Math.round((Math.atan2(uy[i], ux[i]) * ANGLES) / (2 * Math.PI)) + ANGLES
    for (let k = -SPREAD; k <= SPREAD; k++) {
      const a = (own + k) % ANGLES
      const bin = (x * cos[a] + y * sin[a]) / BIN_PX + half
      const low = bin | 0
      const weight = strength[i] * TAPER[k + SPREAD]
      const part = bin - low
      votes[a * bins + low] += weight * (1 - part)
      votes[a * bins + low + 1] += weight * part
    }
  }
  const score = new Float32Array(votes.length)
  for (let a = 0; a < ANGLES; a++) {
    const opposite = ((a + ANGLES / 2) % ANGLES) * bins
    for (let r = 1; r < bins - 1; r++) {
      const i = a * bins + r
      const mirror = opposite + bins - 1 - r
      score[i] =
        0.5 * votes[i] +
        0.25 * (votes[i - 1] + votes[i + 1]) -
        0.5 * (0.5 * votes[mirror] + 0.25 * (votes[mirror - 1] + votes[mirror + 1]))
    }
  }
  const least = 0.02 * Math.min(width, height)
  const peaks: HoughPeak[] = []
  for (let a = 0; a < ANGLES; a++) {
    for (let r = 2; r < bins - 2; r++) {
      if (score[a * bins + r] > least && isPeak(score, bins, a, r)) {
        const offset = (r - half) * BIN_PX + cx * cos[a] + cy * sin[a]
        peaks.push({ angle: (a * 2 * Math.PI) / ANGLES, offset, votes: score[a * bins + r] })
      }
    }
  }
  return peaks.sort((p, q) => q.votes - p.votes).slice(0, limit)
}

/** Largest within 3° and 2 bins; of equals the first. */
function isPeak(score: Float32Array, bins: number, a: number, r: number): boolean {
  const own = score[a * bins + r]
  for (let da = -3; da <= 3; da++) {
    const row = ((a + da + ANGLES) % ANGLES) * bins
    for (let dr = -2; dr <= 2; dr++) {
      const other = score[row + r + dr]
      if (other > own || (other === own && (da < 0 || (da === 0 && dr < 0)))) return false
    }
  }
  return true
}
