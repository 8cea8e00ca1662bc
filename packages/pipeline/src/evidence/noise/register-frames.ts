import { resizePlane, type FloatPlane } from './float-plane.ts'

/** Maps pixels of frame A to pixels of frame B: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const applyX = (m: Affine, x: number, y: number) => m[0] * x + m[1] * y + m[2]
const applyY = (m: Affine, x: number, y: number) => m[3] * x + m[4] * y + m[5]

export const mapByAffine = (m: Affine, x: number, y: number): readonly [number, number] => [
  applyX(m, x, y),
  applyY(m, x, y),
]

/** Takes out local brightness and contrast (15×15 window), so that a flash or an exposure change does not disturb. */
function normalizeLocally(plane: FloatPlane): FloatPlane {
  const { width, height, data } = plane
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  const squares = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    let rowSquares = 0
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x]
      row += value
      rowSquares += value * value
      const i = (y + 1) * stride + x + 1
      sums[i] = sums[i - stride] + row
      squares[i] = squares[i - stride] + rowSquares
    }
  }
  const out = new Float32Array(width * height)
  const radius = 7
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * stride
    const bottom = Math.min(height, y + radius + 1) * stride
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const n = ((bottom - top) / stride) * (right - left)
      const area = (table: Float64Array) =>
        table[bottom + right] - table[bottom + left] - table[top + right] + table[top + left]
      const mean = area(sums) / n
      const deviation = Math.sqrt(Math.max(0, area(squares) / n - mean * mean))
      out[y * width + x] = (data[y * width + x] - mean) / (deviation + 4)
    }
  }
  return { width, height, data: out }
}

/** Best whole-pixel shift of B against A by normalised correlation, searching a fifth of the picture each way. */
function coarseShift(a: FloatPlane, b: FloatPlane): readonly [number, number] {
  const reachX = Math.round(a.width / 5)
  const reachY = Math.round(a.height / 5)
  let best = -Infinity
  let shift: readonly [number, number] = [0, 0]
  for (let dy = -reachY; dy <= reachY; dy++) {
    for (let dx = -reachX; dx <= reachX; dx++) {
      let product = 0
      let squaresA = 0
      let squaresB = 0
      for (let y = Math.max(0, -dy); y < Math.min(a.height, b.height - dy); y++) {
        for (let x = Math.max(0, -dx); x < Math.min(a.width, b.width - dx); x++) {
          const va = a.data[y * a.width + x]
          const vb = b.data[(y + dy) * b.width + x + dx]
          product += va * vb
          squaresA += va * va
          squaresB += vb * vb
        }
      }
      const score = product / Math.sqrt(squaresA * squaresB + 1e-9)
      if (score > best) {
        best = score
        shift = [dx, dy]
      }
    }
  }
  return shift
}

const scaleAffine = (m: Affine, factor: number): Affine => [m[0], m[1], m[2] * factor, m[3], m[4], m[5] * factor]

/** 6×6 symmetric solve by Cholesky; null when the picture has too little texture to fix an affine map. */
function solveSymmetric(h: Float64Array, g: Float64Array): Float64Array | null {
  const n = 6
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = h[i * n + j]
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k]
      if (i === j) {
        if (sum <= 1e-9) return null
        l[i * n + i] = Math.sqrt(sum)
      } else l[i * n + j] = sum / l[j * n + j]
    }
  }
  const x = Float64Array.from(g)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= l[i * n + k] * x[k]
    x[i] /= l[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= l[k * n + i] * x[k]
    x[i] /= l[i * n + i]
  }
  return x
}

/** Gauss–Newton with the gradient of A (Lucas–Kanade); returns the refined map and the correlation it reaches. */
function refine(a: FloatPlane, b: FloatPlane, start: Affine): { map: Affine; correlation: number } | null {
  const { width, height } = a
  let m = start
  let correlation = 0
  for (let iteration = 0; iteration < 12; iteration++) {
    const h = new Float64Array(36)
    const g = new Float64Array(6)
    const j = new Float64Array(6)
    let product = 0
    let squaresA = 0
    let squaresB = 0
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const bx = applyX(m, x, y)
        const by = applyY(m, x, y)
        if (bx < 0 || by < 0 || bx >= b.width - 1 || by >= b.height - 1) continue
        const x0 = bx | 0
        const y0 = by | 0
        const fx = bx - x0
        const fy = by - y0
        const at = y0 * b.width + x0
        const upper = b.data[at] + fx * (b.data[at + 1] - b.data[at])
        const lower = b.data[at + b.width] + fx * (b.data[at + b.width + 1] - b.data[at + b.width])
        const vb = upper + fy * (lower - upper)
        const i = y * width + x
        const va = a.data[i]
        product += va * vb
        squaresA += va * va
        squaresB += vb * vb
        const gx = (a.data[i + 1] - a.data[i - 1]) / 2
        const gy = (a.data[i + width] - a.data[i - width]) / 2
        const nx = x / width - 0.5
        const ny = y / height - 0.5
        j[0] = gx * nx
        j[1] = gx * ny
        j[2] = gx
        j[3] = gy * nx
        j[4] = gy * ny
        j[5] = gy
        const error = va - vb
        for (let p = 0; p < 6; p++) {
          g[p] += j[p] * error
          for (let q = 0; q <= p; q++) h[p * 6 + q] += j[p] * j[q]
        }
      }
    }
    correlation = product / Math.sqrt(squaresA * squaresB + 1e-9)
    for (let p = 0; p < 6; p++) for (let q = p + 1; q < 6; q++) h[p * 6 + q] = h[q * 6 + p]!
    const d = solveSymmetric(h, g)
    if (d === null) return null
    // Back from centred, unit-sized coordinates to pixels.
    const [a1, b1, c1, d1, e1, f1] = d as unknown as Affine
    m = [
      m[0] + a1 / width,
      m[1] + b1 / height,
      m[2] + c1 - (a1 + b1) / 2,
      m[3] + d1 / width,
      m[4] + e1 / height,
      m[5] + f1 - (d1 + e1) / 2,
    ]
    if (Math.max(Math.abs(a1), Math.abs(b1), Math.abs(c1), Math.abs(d1), Math.abs(e1), Math.abs(f1)) < 0.01) break
  }
  return { map: m, correlation }
}

/** Correlation of the locally normalised pictures below which two frames do not show the same scene [J]. */
const MIN_CORRELATION = 0.5

/**
 * The affine map from frame A to frame B, both given as small planes of the same size (long side about 320 px), in
 * pixels of those planes; null when they do not register. About 15 ms.
 */
export function registerFrames(a: FloatPlane, b: FloatPlane): Affine | null {
  if (a.width !== b.width || a.height !== b.height) return null
  const level = (plane: FloatPlane, divisor: number) =>
    normalizeLocally(resizePlane(plane, Math.round(plane.width / divisor), Math.round(plane.height / divisor)))
  const [dx, dy] = coarseShift(level(a, 5), level(b, 5))
  const half = refine(level(a, 2), level(b, 2), [1, 0, dx * 2.5, 0, 1, dy * 2.5])
  if (half === null) return null
  const full = refine(normalizeLocally(a), normalizeLocally(b), scaleAffine(half.map, 2))
  return full === null || full.correlation < MIN_CORRELATION ? null : full.map
}
