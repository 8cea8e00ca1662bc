import { solveLinear, type Plane } from '@identity/vision'

/** A region of one picture laid over another. */
export interface AlignedPatch {
  /** Where the region stands in B, less where it stands in A, px. */
  readonly dx: number
  readonly dy: number
  /** Normalised correlation once aligned, −1…1. */
  readonly likeness: number
  /** Standard deviation in B over that in A. */
  readonly contrastRatio: number
  /** Mean of B over that of A. */
  readonly brightnessRatio: number
  /** Difference A − (gain·B + offset), row by row. */
  readonly residual: Float32Array
  readonly width: number
  readonly height: number
}

/** Pixels a region may have moved between two rectified cards: what following the card leaves. */
const REACH = 4
const ROUNDS = 4
/** A step this short, px, changes nothing that is looked at. */
const SETTLED = 0.01

interface Region {
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
}

/**
 * Lays a region of A over B to a hundredth of a pixel: whole pixels by correlation, then Gauss–Newton for shift, gain and
 * offset (Lucas and Kanade 1981). null when the region leaves a picture or holds nothing to align by.
 */
export function alignPatch(a: Plane, b: Plane, region: Region): AlignedPatch | null {
  const { x0, y0, width, height } = region
  const margin = REACH + 2
  if (x0 < margin || y0 < margin || x0 + width + margin > a.width || y0 + height + margin > a.height) return null
  if (a.width !== b.width || a.height !== b.height || width < 8 || height < 8) return null
  let [dx, dy] = wholePixels(a, b, region)
  let [gain, offset] = [1, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const step = gaussNewton(a, b, region, dx, dy)
    if (step === null) return null
    dx += step.dx
    dy += step.dy
    gain = step.gain
    offset = step.offset
    if (Math.hypot(dx, dy) > REACH + 1) return null
    if (Math.hypot(step.dx, step.dy) < SETTLED) break
  }
  return compared(a, b, region, dx, dy, gain, offset)
}

/** The whole-pixel shift of highest correlation, on every third pixel. */
function wholePixels(a: Plane, b: Plane, { x0, y0, width, height }: Region): [number, number] {
  let best = -2
  let at: [number, number] = [0, 0]
  for (let dy = -REACH; dy <= REACH; dy++) {
    for (let dx = -REACH; dx <= REACH; dx++) {
      let [n, sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
      for (let y = y0; y < y0 + height; y += 3) {
        for (let x = x0; x < x0 + width; x += 3) {
          const va = a.data[y * a.width + x]
          const vb = b.data[(y + dy) * b.width + x + dx]
          n++
          sa += va
          sb += vb
          aa += va * va
          bb += vb * vb
          ab += va * vb
        }
      }
      const variance = (aa - (sa * sa) / n) * (bb - (sb * sb) / n)
      const likeness = variance <= 0 ? 0 : (ab - (sa * sb) / n) / Math.sqrt(variance)
      if (likeness > best) [best, at] = [likeness, [dx, dy]]
    }
  }
  return at
}

function sample({ width, height, data }: Plane, x: number, y: number): number {
  const u = Math.min(width - 1.001, Math.max(0, x))
  const v = Math.min(height - 1.001, Math.max(0, y))
  const [x0, y0] = [Math.floor(u), Math.floor(v)]
  const [fx, fy] = [u - x0, v - y0]
  const i = y0 * width + x0
  const upper = data[i] + (data[i + 1] - data[i]) * fx
  const lower = data[i + width] + (data[i + width + 1] - data[i + width]) * fx
  return upper + (lower - upper) * fy
}

/** One step for A(x) ≈ gain·B(x + d) + offset, on every fourth pixel. */
function gaussNewton(
  a: Plane,
  b: Plane,
  { x0, y0, width, height }: Region,
  dx: number,
  dy: number,
): { dx: number; dy: number; gain: number; offset: number } | null {
  const ata = new Array<number>(16).fill(0)
  const atb = new Array<number>(4).fill(0)
  const terms = new Float64Array([0, 0, 0, 1])
  for (let y = y0; y < y0 + height; y += 2) {
    for (let x = x0; x < x0 + width; x += 2) {
      const [u, v] = [x + dx, y + dy]
      const value = sample(b, u, v)
      const gx = (sample(b, u + 1, v) - sample(b, u - 1, v)) / 2
      const gy = (sample(b, u, v + 1) - sample(b, u, v - 1)) / 2
      terms[0] = gx
      terms[1] = gy
      terms[2] = value
      const target = a.data[y * a.width + x]
      for (let r = 0; r < 4; r++) {
        for (let c = r; c < 4; c++) ata[r * 4 + c] += terms[r] * terms[c]
        atb[r] += terms[r] * target
      }
    }
  }
  for (let r = 1; r < 4; r++) for (let c = 0; c < r; c++) ata[r * 4 + c] = ata[c * 4 + r]
  const solution = solveLinear(ata, atb)
  if (solution === null) return null
  const [sx, sy, gain, offset] = solution
  if (!(gain > 0.1)) return null
  const clamp = (value: number): number => Math.min(1, Math.max(-1, value))
  return { dx: clamp(sx / gain), dy: clamp(sy / gain), gain, offset }
}

function compared(
  a: Plane,
  b: Plane,
  { x0, y0, width, height }: Region,
  dx: number,
  dy: number,
  gain: number,
  offset: number,
): AlignedPatch {
  const residual = new Float32Array(width * height)
  let [n, sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const va = a.data[(y0 + y) * a.width + x0 + x]
      const vb = sample(b, x0 + x + dx, y0 + y + dy)
      residual[y * width + x] = va - (gain * vb + offset)
      n++
      sa += va
      sb += vb
      aa += va * va
      bb += vb * vb
      ab += va * vb
    }
  }
  const [varianceA, varianceB] = [aa - (sa * sa) / n, bb - (sb * sb) / n]
  const both = varianceA * varianceB
  return {
    dx,
    dy,
    likeness: both <= 0 ? 0 : (ab - (sa * sb) / n) / Math.sqrt(both),
    contrastRatio: Math.sqrt(Math.max(0, varianceB) / Math.max(1e-6, varianceA)),
    brightnessRatio: sb / Math.max(1, sa),
    residual,
    width,
    height,
  }
}
