import { solveLinear } from '@identity/vision'
import { ROW_PITCH, rowNamed, ROWS, WRAPPING_ROWS, type RowName } from './layout.ts'

/** A label of a known row seen at a place along the card's vertical, in any unit that grows downwards. */
export interface RowSighting {
  readonly row: RowName
  readonly at: number
}

export interface RowShifts {
  /** How many pitches each row sits below its usual place, because rows above it wrapped. */
  readonly shift: Readonly<Record<RowName, number>>
  /** Rows that hold a second line. */
  readonly wrapped: readonly RowName[]
  /** Indices of the sightings that fit. */
  readonly inliers: readonly number[]
  /** Root mean square misfit in pitches. */
  readonly rms: number
}

/** A sighting off by more than this share of a pitch is on another row. */
const TOLERANCE = 0.35
/** Misfit, in pitches, that counts as a full miss when hypotheses are compared; printed rows are even to about 0.05. */
const FULL_MISS = 0.2
/** What a wrap costs, in full misses: without evidence nothing wraps. */
const WRAP_COST = 0.4

/**
 * Which rows wrap, from where the labels stand. For each way names, birthplaces and addresses can wrap, a projective
 * map of one dimension is fitted from the printed rows to the sightings; the one that explains them best wins.
 * `unnamed` are places where something stands in the label column that was not read: no label stands beside a second
 * line. Null with fewer than three sightings or no fit.
 */
export function rowShifts(sightings: readonly RowSighting[], unnamed: readonly number[] = []): RowShifts | null {
  if (sightings.length < 3) return null
  let best: (RowShifts & { cost: number }) | null = null
  for (let mask = 0; mask < 1 << WRAPPING_ROWS.length; mask++) {
    const wrapped = WRAPPING_ROWS.filter((_, i) => (mask >> i) & 1)
    const shift = shiftsOf(wrapped)
    const place = (row: RowName): number => rowNamed(row).y / ROW_PITCH + shift[row]
    const expected = sightings.map(({ row }) => place(row))
    const fit = fitProjective(
      expected,
      sightings.map((s) => s.at),
    )
    if (fit === null) continue
    const secondLines = wrapped.map((row) => place(row) + 1)
    const intruders = unnamed.filter((at) => secondLines.some((y) => Math.abs(fit.toPlace(at) - y) < TOLERANCE)).length
    const misfits = expected.reduce((sum, y, i) => {
      const miss = (fit.toPlace(sightings[i]?.at ?? 0) - y) / FULL_MISS
      return sum + Math.min(1, miss * miss)
    }, 0)
    const cost = misfits + intruders + WRAP_COST * wrapped.length
    if (best === null || cost < best.cost) best = { shift, wrapped, inliers: fit.inliers, rms: fit.rms, cost }
  }
  return best
}

/** Pitches each row moves down when these rows take a second line. */
export function shiftsOf(wrapped: readonly RowName[]): Record<RowName, number> {
  let shift = 0
  return Object.fromEntries(
    ROWS.map(({ name }) => {
      const own = shift
      if (wrapped.includes(name)) shift++
      return [name, own]
    }),
  ) as Record<RowName, number>
}

/** A slant bends an even scale by less than this many pitches between two rows that span it. */
const BEND = 0.8

/** Sightings near the straight scale through some two of them that most agree on: a start free of gross errors. */
function alignedOnes(ys: readonly number[], ats: readonly number[]): number[] {
  let best: number[] = []
  let bestMisfit = Infinity
  for (let i = 0; i < ys.length; i++) {
    for (let j = i + 1; j < ys.length; j++) {
      const pitch = ((ats[j] ?? 0) - (ats[i] ?? 0)) / ((ys[j] ?? 0) - (ys[i] ?? 0))
      if (!(pitch > 0)) continue
      const misfit = ys.map((y, k) => Math.abs(((ats[k] ?? 0) - (ats[i] ?? 0)) / pitch - (y - (ys[i] ?? 0))))
      const near = ys.flatMap((_, k) => ((misfit[k] ?? Infinity) < BEND ? [k] : []))
      const total = misfit.reduce((sum, m) => sum + Math.min(m, BEND), 0)
      if (total < bestMisfit) {
        best = near
        bestMisfit = total
      }
    }
  }
  return best
}

interface ProjectiveFit {
  readonly inliers: number[]
  readonly rms: number
  /** Row place, in pitches, of a position. */
  readonly toPlace: (at: number) => number
}

/** Fit at = (a + b·y) / (1 + c·y), dropping the worst sighting until all left are within tolerance of a pitch. */
function fitProjective(ys: readonly number[], ats: readonly number[]): ProjectiveFit | null {
  const inliers = alignedOnes(ys, ats)
  while (inliers.length >= 3) {
    const model = solve(
      inliers.map((i) => ys[i] ?? 0),
      inliers.map((i) => ats[i] ?? 0),
      inliers.length >= 5,
    )
    if (model === null) return null
    const [a, b, c] = model
    if (!(b - a * c > 0)) return null
    const toPlace = (at: number): number => (at - a) / (b - c * at)
    const misfit = inliers.map((i) => Math.abs(toPlace(ats[i] ?? 0) - (ys[i] ?? 0)))
    const worst = Math.max(...misfit)
    if (worst <= TOLERANCE) {
      return { inliers, rms: Math.sqrt(misfit.reduce((sum, m) => sum + m * m, 0) / misfit.length), toPlace }
    }
    inliers.splice(misfit.indexOf(worst), 1)
  }
  return null
}

/** Least squares of a + b·y − c·y·at = at; without the projective term c is 0. A weak prior keeps c near 0. */
function solve(ys: readonly number[], ats: readonly number[], projective: boolean): [number, number, number] | null {
  const n = projective ? 3 : 2
  const ata = new Array<number>(n * n).fill(0)
  const atb = new Array<number>(n).fill(0)
  const span = Math.max(...ats.map(Math.abs), 1)
  ys.forEach((y, i) => {
    const at = (ats[i] ?? 0) / span
    const terms = [1, y, -y * at].slice(0, n)
    terms.forEach((p, r) => {
      terms.forEach((q, k) => (ata[r * n + k] = (ata[r * n + k] ?? 0) + p * q))
      atb[r] = (atb[r] ?? 0) + p * at
    })
  })
  const solution = solveLinear(ata, atb)
  if (solution === null) return null
  const [a = 0, b = 0, c = 0] = solution
  return [a * span, b * span, c]
}
