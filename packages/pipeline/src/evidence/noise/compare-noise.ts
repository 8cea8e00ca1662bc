import { mapPoint, type Homography, type Plane } from '@identity/vision'
import type { FloatPlane } from './float-plane.ts'
import { noiseResidual, type NoiseResidual } from './noise-residual.ts'

const PATCH = 64
const COLUMNS = 6
const ROWS = 4
/** Flattest patches kept: print would correlate between two genuine exposures, noise cannot. */
const KEPT = 14
/** Alignment is good to a pixel or two, so the peak is looked for within ±3 px … */
const PEAK_REACH = 3
/** … and the lags from there to ±6 px are the background it is measured against. */
const REACH = 6
/** Compression left nothing in a patch with a residual below this, 8-bit codes RMS. */
const MIN_LEVEL = 0.25
/** A patch with less usable ground than this says nothing. */
const MIN_USABLE_SHARE = 0.3
/** Patches with a residual from here on hold noise of their own even where a quiet phone and JPEG smoothed the others. */
const NOISY_LEVEL = 0.4

export interface NoiseComparison {
  readonly correlation: number
  readonly residualRms: number
  /** The same among the patches that hold noise at all; null when fewer than three do. */
  readonly noisyGround: { readonly patches: number; readonly correlation: number } | null
}

const window = (plane: Plane, left: number, top: number, size: number): FloatPlane => {
  const data = new Float32Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) data[y * size + x] = plane.data[(top + y) * plane.width + left + x]!
  }
  return { width: size, height: size, data }
}

/** Mean absolute difference of pixels two apart: texture raises it, clipping to one level makes it 0. */
function activity(plane: Plane, left: number, top: number): number {
  let sum = 0
  let dark = 0
  for (let y = top; y < top + PATCH; y += 4) {
    for (let x = left; x < left + PATCH; x += 4) {
      const i = y * plane.width + x
      sum += Math.abs(plane.data[i + 2] - plane.data[i]) + Math.abs(plane.data[i + 2 * plane.width] - plane.data[i])
      if (plane.data[i] < 10 || plane.data[i] > 245) dark++
    }
  }
  return dark > PATCH ? Infinity : sum
}

function flatPatches(plane: Plane): (readonly [number, number])[] {
  const cellWidth = Math.floor(plane.width / COLUMNS)
  const cellHeight = Math.floor(plane.height / ROWS)
  const patches: { at: readonly [number, number]; activity: number }[] = []
  for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
    let best: (typeof patches)[number] | null = null
    for (let step = 0; step < 9; step++) {
      const x = (cell % COLUMNS) * cellWidth + Math.floor(((step % 3) * Math.max(0, cellWidth - PATCH)) / 2)
      const y =
        Math.floor(cell / COLUMNS) * cellHeight +
        Math.floor((Math.floor(step / 3) * Math.max(0, cellHeight - PATCH)) / 2)
      if (x + PATCH + 2 > plane.width || y + PATCH + 2 > plane.height) continue
      const found = { at: [x, y] as const, activity: activity(plane, x, y) }
      if (best === null || found.activity < best.activity) best = found
    }
    if (best !== null && Number.isFinite(best.activity)) patches.push(best)
  }
  return patches
    .toSorted((a, b) => a.activity - b.activity)
    .slice(0, KEPT)
    .map((patch) => patch.at)
}

/** The residual of B resampled under the patch of A and REACH pixels around it; null when that leaves the frame. */
function residualUnder(b: Plane, map: Homography, left: number, top: number): NoiseResidual | null {
  const size = PATCH + 2 * REACH
  const corners = [-REACH, PATCH + REACH].flatMap((v) =>
    [-REACH, PATCH + REACH].map((u) => mapPoint(map, [left + u, top + v])),
  )
  const left0 = Math.floor(Math.min(...corners.map((c) => c[0]))) - 2
  const top0 = Math.floor(Math.min(...corners.map((c) => c[1]))) - 2
  const side = Math.ceil(Math.max(...corners.map((c) => Math.max(c[0] - left0, c[1] - top0)))) + 3
  if (left0 < 0 || top0 < 0 || left0 + side > b.width || top0 + side > b.height || side > 4 * size) return null
  const source = noiseResidual(window(b, left0, top0, side))
  const data = new Float32Array(size * size)
  const usable = new Uint8Array(size * size)
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = map
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const ax = left + x - REACH
      const ay = top + y - REACH
      const w = m6 * ax + m7 * ay + m8
      const u = (m0 * ax + m1 * ay + m2) / w - left0
      const v = (m3 * ax + m4 * ay + m5) / w - top0
      const at = Math.floor(v) * side + Math.floor(u)
      const fx = u - Math.floor(u)
      const fy = v - Math.floor(v)
      const upper = source.data[at] * (1 - fx) + source.data[at + 1] * fx
      const lower = source.data[at + side] * (1 - fx) + source.data[at + side + 1] * fx
      data[y * size + x] = upper * (1 - fy) + lower * fy
      usable[y * size + x] = source.usable[Math.round(v) * side + Math.round(u)]!
    }
  }
  return { width: size, height: size, data, usable }
}

interface Lag {
  readonly dx: number
  readonly dy: number
  readonly near: boolean
}

/** Lags at which the residuals are compared: all near zero, and every second one of the outermost ring. */
const LAGS: readonly Lag[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, i) => ({
  dx: (i % (2 * REACH + 1)) - REACH,
  dy: Math.floor(i / (2 * REACH + 1)) - REACH,
}))
  .map(({ dx, dy }) => ({ dx, dy, near: Math.max(Math.abs(dx), Math.abs(dy)) <= PEAK_REACH }))
  .filter(
    ({ dx, dy, near }) => near || (Math.max(Math.abs(dx), Math.abs(dy)) === REACH && dx % 2 === 0 && dy % 2 === 0),
  )

const FAR_LAGS = LAGS.filter(({ near }) => !near).length
/** Near lags whose power is counted: those of the largest products. */
const COUNTED_LAGS = 3

/**
 * Peak of the normalised correlation near zero lag minus its mean at the lags further out; null without usable ground.
 * The products alone are taken at every lag. How much ground and power they are of hardly changes over a few pixels, so
 * that is counted at the likeliest lags only.
 */
function peakAboveBackground(a: NoiseResidual, b: NoiseResidual): number | null {
  const mine = masked(a)
  const theirs = masked(b)
  const near: { readonly lag: Lag; readonly product: number }[] = []
  let far = 0
  for (const lag of LAGS) {
    const product = productAt(mine, theirs, b.width, lag)
    if (lag.near) near.push({ lag, product })
    else far += product / FAR_LAGS
  }
  let peak = -1
  let background = 0
  for (const { lag, product } of near.toSorted((x, y) => y.product - x.product).slice(0, COUNTED_LAGS)) {
    const { ground, scale } = powerAt(a, b, mine, theirs, lag)
    if (ground < MIN_USABLE_SHARE * PATCH * PATCH) return null
    if (scale < 1e-9) return 0
    if (product / scale <= peak) continue
    peak = product / scale
    background = far / scale
  }
  return peak - background
}

/** Sum of the products of two masked residuals, the second moved by the lag. */
function productAt(mine: Masked, theirs: Masked, theirWidth: number, { dx, dy }: Lag): number {
  const one = mine.data
  const other = theirs.data
  let sum = 0
  for (let y = 1; y < PATCH - 1; y++) {
    let i = y * PATCH + 1
    let j = (y + REACH + dy) * theirWidth + 1 + REACH + dx
    for (let x = 1; x < PATCH - 1; x++, i++, j++) sum += one[i] * other[j]
  }
  return sum
}

/** Pixels usable in both at a lag, and the geometric mean of the sums of squares there. */
function powerAt(a: NoiseResidual, b: NoiseResidual, mine: Masked, theirs: Masked, { dx, dy }: Lag) {
  let ground = 0
  let aa = 0
  let bb = 0
  for (let y = 1; y < PATCH - 1; y++) {
    let i = y * PATCH + 1
    let j = (y + REACH + dy) * b.width + 1 + REACH + dx
    // Without a branch: half the pixels are unusable in no order, which no processor foresees.
    for (let x = 1; x < PATCH - 1; x++, i++, j++) {
      ground += a.usable[i] & b.usable[j]
      aa += mine.squares[i] * b.usable[j]
      bb += a.usable[i] * theirs.squares[j]
    }
  }
  return { ground, scale: Math.sqrt(aa * bb) }
}

interface Masked {
  readonly data: Float64Array
  readonly squares: Float64Array
}

/** The residual and its square, 0 where it is not to be used. */
function masked({ data, usable }: NoiseResidual): Masked {
  const kept = new Float64Array(data.length)
  const squares = new Float64Array(data.length)
  for (let i = 0; i < kept.length; i++) {
    kept[i] = data[i] * usable[i]
    squares[i] = kept[i] * kept[i]
  }
  return { data: kept, squares }
}

const rmsOf = ({ data, usable }: NoiseResidual) => {
  let squares = 0
  let n = 0
  for (let i = 0; i < data.length; i++) {
    if (usable[i] === 0) continue
    squares += data[i] ** 2
    n++
  }
  return n === 0 ? 0 : Math.sqrt(squares / n)
}

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b)

/** Fewer comparable patches than this say nothing. */
const MIN_PATCHES = 3

/**
 * Do two registered frames share sensor noise (forensics 4.7)? Looks at up to fourteen flat native patches and takes the
 * second lowest correlation: a copied frame shares noise everywhere, while cloth, wood or fine print that slips past the
 * edge mask correlates only where it lies. The level is the second lowest too: where compression left no noise, what
 * remains in the other patches is print. Print only raises a correlation, though: low ones on the patches that do hold
 * noise (`noisyGround`) tell exposures apart where the level says nothing. null when too few patches could be compared. About 15 ms.
 */
export function compareNoise(a: Plane, b: Plane, map: Homography): NoiseComparison | null {
  const correlations: number[] = []
  const noisy: number[] = []
  const levels: number[] = []
  for (const [left, top] of flatPatches(a)) {
    const mine = noiseResidual(window(a, left, top, PATCH))
    // Resampling smooths B, so the level is taken from A; neighbouring frames of one camera share it.
    const level = rmsOf(mine)
    const theirs = residualUnder(b, map, left, top)
    const correlation = theirs === null ? null : peakAboveBackground(mine, theirs)
    if (correlation === null) continue
    levels.push(level)
    if (level >= MIN_LEVEL) correlations.push(correlation)
    if (level >= NOISY_LEVEL) noisy.push(correlation)
  }
  if (correlations.length < MIN_PATCHES) return null
  return {
    correlation: ascending(correlations)[1],
    residualRms: ascending(levels)[1],
    noisyGround: noisy.length < MIN_PATCHES ? null : { patches: noisy.length, correlation: ascending(noisy)[1] },
  }
}
