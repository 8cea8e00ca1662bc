import {
  fitHomography,
  fitHomographyRobust,
  homographyOfQuads,
  invert,
  mapPoint,
  solveLinear,
  type Correspondence,
  type Homography,
  type Point,
} from '@identity/vision'
import type { FoundLabel } from './find-labels.ts'
import {
  CARD_HEIGHT_MM,
  CARD_WIDTH_MM,
  HEADER,
  ISSUE,
  labelEndX,
  NIK_ROW_Y,
  NIK_VALUE_X,
  ROW_PITCH,
  ROWS,
  VALUE_X,
  type LabelledRow,
} from './layout.ts'
import type { RowShifts } from './row-shifts.ts'
import type { TextLine } from './text-line.ts'

export interface CardFit {
  /** Card fractions (0–1, 0–1) → pixels of the view. */
  readonly toPhoto: Homography
  readonly toCard: Homography
  /** Root mean square distance of the agreeing anchors, in card widths. */
  readonly rms: number
  readonly anchors: number
}

/** Anchors further off than this share of the card's width belong to something else; cards differ by ±0.03. */
const TOLERANCE = 0.03

/**
 * The homography of the card from its print. Labels give the left side; a first guess from them and the slopes of the lines tells which
 * other lines are the header, the NIK, values and the issue lines, which then hold the right side. Two rounds: the
 * second looks for anchors where the first fit says they are.
 */
export function fitCard(
  labels: readonly FoundLabel[],
  shifts: RowShifts,
  lines: readonly TextLine[],
  direction: number,
  random: () => number,
): CardFit | null {
  const guess = firstGuess(labels, shifts, lines, direction)
  if (guess === null) return null
  let toPhoto = guess
  let fit: CardFit | null = null
  for (const reach of [0.09, 0.05, 0.04]) {
    const toCard = invert(toPhoto)
    const anchors = [
      ...labels.flatMap((label) => labelAnchors(label, shifts)),
      ...lineAnchors(lines, toCard, shifts, reach),
    ]
    const width = distance(mapPoint(toPhoto, [0, 0.5]), mapPoint(toPhoto, [1, 0.5]))
    // The guess itself, at a weight that only matters where no anchor reaches.
    const prior = CORNERS.map((from) => ({ from, to: mapPoint(guess, from), weight: 0.003 }))
    const robust = fitHomographyRobust(anchors, { tolerance: TOLERANCE * width, random, samples: 150, plausible })
    if (robust === null) continue
    const agreeing = robust.inliers.flatMap((i) => anchors[i] ?? [])
    const settled = settle([...agreeing, ...prior], rowEnds(lines, invert(robust.homography), shifts))
    if (settled === null || !plausible(settled)) continue
    toPhoto = settled
    fit = { toPhoto, toCard: invert(toPhoto), rms: robust.rms / width, anchors: agreeing.length }
  }
  return fit
}

/** Least squares from photo to card, where of a value's end only its row is known; then turned round. */
function settle(anchors: readonly Correspondence[], ends: readonly Correspondence[]): Homography | null {
  const back = anchors.map(({ from, to, weight = 1 }) => ({ from: to, to: from, weight }))
  const toCard = fitHomography([...back, ...ends])
  return toCard === null ? null : invert(toCard)
}

/** Ends of values that start on a row: they say which way the row runs, wherever they end. */
function rowEnds(lines: readonly TextLine[], toCard: Homography, shifts: RowShifts): Correspondence[] {
  const ys = ROWS.map((row) => shiftedY(row, shifts))
  return lines.flatMap(({ left, right }) => {
    const [x0, y0] = mapPoint(toCard, left)
    const [x1, y1] = mapPoint(toCard, right)
    const row = ys.find((y) => Math.abs(y - y0) < 0.35 * ROW_PITCH)
    const starts = x0 > VALUE_X - 0.05 && x0 < VALUE_X + 0.03 && x1 < 0.75
    if (row === undefined || !starts || Math.abs(y1 - row) > ROW_PITCH) return []
    return [{ from: right, to: [x1, row] as const, weight: 0.7, only: 'y' as const }]
  })
}

/** The card's corners in reading order. */
export const CORNERS: readonly [Point, Point, Point, Point] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/** Not mirrored, convex, and no side more than 2.5 times the one opposite: nobody reads a card at such a slant. */
function plausible(h: Homography): boolean {
  const quad = CORNERS.map((corner) => mapPoint(h, corner))
  if (!quad.flat().every(Number.isFinite)) return false
  if (CORNERS.some(([x, y]) => h[6] * x + h[7] * y + h[8] <= 0)) return false
  const side = (i: number): number => distance(quad[i % 4] ?? [0, 0], quad[(i + 1) % 4] ?? [0, 0])
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [0, 1, 2].map((k) => quad[(i + k) % 4] ?? ([0, 0] as const)) as [Point, Point, Point]
    if ((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 0) return false
    if (side(i) > 2.5 * side(i + 2)) return false
  }
  const ratio = (side(0) + side(2)) / (side(1) + side(3))
  return ratio > 0.6 && ratio < 3.5
}

function labelAnchors({ row, line, x, whole }: FoundLabel, shifts: RowShifts): Correspondence[] {
  const y = shiftedY(row, shifts)
  const left = { from: [x, y] as const, to: line.left, weight: 1 }
  return whole ? [left, { from: [labelEndX(row), y] as const, to: line.right, weight: 0.7 }] : [left]
}

/** Lines that, by the fit so far, stand where the layout has something known. */
function lineAnchors(
  lines: readonly TextLine[],
  toCard: Homography,
  shifts: RowShifts,
  reach: number,
): Correspondence[] {
  const anchors: Correspondence[] = []
  const nearest = (target: Point, of: (line: TextLine) => Point, weight: number, fits: (line: TextLine) => boolean) => {
    let best: Point | null = null
    let bestDistance = reach
    for (const line of lines) {
      const [x, y] = mapPoint(toCard, of(line))
      // Rows are 0.047 apart: a line may be off by half of that, columns by as much as the fit is.
      if (Math.abs(y - target[1]) > ROW_PITCH / 2 || !fits(line)) continue
      const d = Math.abs(x - target[0]) + Math.abs(y - target[1])
      if (d < bestDistance) {
        best = of(line)
        bestDistance = d
      }
    }
    if (best !== null) anchors.push({ from: target, to: best, weight })
  }
  const extent = (line: TextLine): number => mapPoint(toCard, line.right)[0] - mapPoint(toCard, line.left)[0]
  for (const row of ROWS) {
    const x = row.name === 'nik' ? NIK_VALUE_X.from : VALUE_X
    nearest(
      [x, shiftedY(row, shifts)],
      (line) => line.left,
      0.5,
      (line) => extent(line) > 0.02,
    )
  }
  nearest(
    [NIK_VALUE_X.to, NIK_ROW_Y],
    (line) => line.right,
    0.7,
    (line) => extent(line) > 0.3 && extent(line) < 0.7,
  )
  nearest([HEADER.x, HEADER.provinceY], center, 0.7, (line) => extent(line) > 0.1)
  nearest([HEADER.x, HEADER.regencyY], center, 0.7, (line) => extent(line) > 0.1)
  const small = (line: TextLine): boolean => extent(line) > 0.06 && extent(line) < 0.33
  nearest([ISSUE.x, ISSUE.placeY], center, 0.7, small)
  nearest([ISSUE.x, ISSUE.dateY], center, 0.7, small)
  return anchors
}

export function shiftedY(row: LabelledRow, shifts: RowShifts): number {
  return row.y + shifts.shift[row.name] * ROW_PITCH
}

function center({ left, right }: TextLine): Point {
  return [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
}

/**
 * Map from the labels and the slopes of the lines: origin and card height by least squares on the labels' ends, the
 * width along the slope that lines have at the card's top and bottom. Its length follows from labels read whole or,
 * with too few of those, from the card's proportions.
 */
function firstGuess(
  labels: readonly FoundLabel[],
  shifts: RowShifts,
  lines: readonly TextLine[],
  direction: number,
): Homography | null {
  const along: Point = [Math.cos(direction), Math.sin(direction)]
  const across: Point = [-along[1], along[0]]
  const dot = (p: Point, q: Point): number => p[0] * q[0] + p[1] * q[1]
  const points = labels.flatMap(({ row, line, x, whole }) => {
    const y = shiftedY(row, shifts)
    const ends = [{ x, y, at: line.left }]
    if (whole) ends.push({ x: labelEndX(row), y, at: line.right })
    return ends
  })
  // Down the card: v = v0 + h·y.
  const down = leastSquares(
    points.map((p) => [1, p.y]),
    points.map((p) => dot(p.at, across)),
  )
  if (down === null) return null
  const [v0 = 0, h = 0] = down
  if (!(h > 0)) return null
  // Along it: u = u0 + w·x + s·y, held to the card's proportions by one observation of the weight of a label.
  const expected = h * (CARD_WIDTH_MM / CARD_HEIGHT_MM)
  const widthPrior = 0.15
  const sideways = leastSquares(
    [...points.map((p) => [1, p.x, p.y]), [0, widthPrior, 0]],
    [...points.map((p) => dot(p.at, along)), widthPrior * expected],
  )
  if (sideways === null) return null
  const [u0 = 0, fitted = 0, s = 0] = sideways
  const w = Math.min(1.25 * expected, Math.max(0.6 * expected, fitted))
  const slope = slopeAcross(lines, along, across)
  const corner = ([x, y]: Point): Point => {
    const v = v0 + h * y
    const [u, dv] = [u0 + s * y + w * x, w * x * slope(v)]
    return [u * along[0] + (v + dv) * across[0], u * along[1] + (v + dv) * across[1]]
  }
  return homographyOfQuads(CORNERS, CORNERS.map(corner))
}

/** Slopes of lines that differ by more than this from their trend (3°) are of something else. */
const OFF_TREND = 0.05

/** How much lines of text fall per pixel along the reading direction, at a place across it: under a slant they fan out. */
function slopeAcross(lines: readonly TextLine[], along: Point, across: Point): (v: number) => number {
  const dot = (p: Point, q: Point): number => p[0] * q[0] + p[1] * q[1]
  let seen = lines
    .filter((line) => line.length > 4 * line.height)
    .map(({ left, right, length }) => {
      const step: Point = [right[0] - left[0], right[1] - left[1]]
      return { v: dot(left, across), slope: dot(step, across) / dot(step, along), length }
    })
    .filter(({ slope }) => Math.abs(slope) < 0.25)
  let trend = [0, 0]
  for (let round = 0; round < 3 && seen.length >= 4; round++) {
    const fit = leastSquares(
      seen.map(({ v, length }) => [length, length * v]),
      seen.map(({ slope, length }) => length * slope),
    )
    if (fit === null) break
    const off = ({ v, slope }: { v: number; slope: number }): number =>
      Math.abs((fit[0] ?? 0) + (fit[1] ?? 0) * v - slope)
    trend = fit
    seen = seen.filter((line) => off(line) < OFF_TREND)
  }
  const [a = 0, b = 0] = trend
  return (v) => a + b * v
}

function leastSquares(rows: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = rows[0]?.length ?? 0
  const ata = new Array<number>(n * n).fill(0)
  const atb = new Array<number>(n).fill(0)
  rows.forEach((terms, i) => {
    terms.forEach((p, r) => {
      terms.forEach((q, k) => (ata[r * n + k] = (ata[r * n + k] ?? 0) + p * q))
      atb[r] = (atb[r] ?? 0) + p * (right[i] ?? 0)
    })
  })
  return solveLinear(ata, atb)
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
