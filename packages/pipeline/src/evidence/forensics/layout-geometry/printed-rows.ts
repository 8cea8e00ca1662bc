import type { FieldName } from '@identity/ktp'
import { glyphs, inkPlane, type Glyph, type Plane } from '@identity/vision'
import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import { median } from '../../median.ts'

/** Pixels of the canonical card per millimetre: 300 dpi. */
export const CANON_PX_PER_MM = 1012 / 85.6

/** One printed line of capitals or digits on the canonical card; lengths in its pixels unless named otherwise. */
export interface PrintedRow {
  readonly field: FieldName
  /** 0 for the first line of a value, 1 for the second. */
  readonly line: number
  /** Around its capitals, in card fractions. */
  readonly box: CardBox
  /** Glyphs as high as a capital, from left to right, in pixels of the canonical card. */
  readonly capitals: readonly Glyph[]
  /** All pieces of the line, punctuation too. */
  readonly pieces: readonly Glyph[]
  /** Base line at the middle of the row, and how much it falls per pixel to the right; the slope is 0 for short rows. */
  readonly baseline: number
  readonly slope: number
  readonly capHeight: number
  /** Left end of its first letter; null where the box may have cut it. */
  readonly start: number | null
  readonly left: number
  readonly right: number
  /** Stroke width over cap height. */
  readonly stroke: number
  /** Edge steepness: ink per pixel. */
  readonly sharpness: number
  /** Luma codes between ground and ink. */
  readonly contrast: number
}

/** Values set in the card's one text face, in print order; date of birth shares the row of the place. */
export const BODY_FIELDS: readonly FieldName[] = [
  'fullName',
  'placeOfBirth',
  'gender',
  'address',
  'rtRw',
  'kelurahan',
  'kecamatan',
  'religion',
  'maritalStatus',
  'occupation',
  'nationality',
  'validUntil',
]

/** Less contrast than this between ink and ground, luma codes, is not print. */
const MIN_CONTRAST = 25
/** A capital's height may differ from the row's by this share: rounded letters overshoot by a twentieth. */
const CAP_SPREAD = 0.16
/** Rows shorter than this, in cap heights, have no slope of their own. */
const SLOPE_SPAN = 7

/** The lines of values that could be measured, on the luma of the canonical card. */
export function printedRows(plane: Plane, reading: ReadingEvidence): PrintedRow[] {
  if (reading.kind !== 'read') return []
  const heights = BODY_FIELDS.flatMap((name) => reading.fields[name].box?.height ?? []).sort((a, b) => a - b)
  const lineHeight = heights[Math.floor(heights.length / 3)] ?? 0.047
  return BODY_FIELDS.flatMap((field) => {
    const { box } = reading.fields[field]
    if (box === null || !sane(box)) return []
    const lines = Math.min(3, Math.max(1, Math.round(box.height / lineHeight)))
    return Array.from({ length: lines }, (_, line) => {
      const part = { ...box, y: box.y + (line * box.height) / lines, height: box.height / lines }
      return measureRow(plane, field, line, part)
    }).filter((row) => row !== null)
  })
}

const sane = ({ x, y, width, height }: CardBox): boolean =>
  x > -0.05 && y > -0.05 && width > 0 && height > 0 && x + width < 1.05 && y + height < 1.05

/** Extra pixels around a box: detectors cut close, and warps are off by a pixel or two. */
const MARGIN = 4

/** The print of one line inside a box; null without at least three capitals of even height. */
export function measureRow(plane: Plane, field: FieldName, line: number, box: CardBox): PrintedRow | null {
  const x0 = Math.max(0, Math.floor(box.x * plane.width) - MARGIN)
  const y0 = Math.max(0, Math.floor(box.y * plane.height) - MARGIN)
  const x1 = Math.min(plane.width, Math.ceil((box.x + box.width) * plane.width) + MARGIN)
  const y1 = Math.min(plane.height, Math.ceil((box.y + box.height) * plane.height) + MARGIN)
  if (x1 - x0 < 16 || y1 - y0 < 10) return null
  const ink = inkPlane(crop(plane, x0, y0, x1, y1))
  if (ink.contrast < MIN_CONTRAST) return null
  const all = glyphs(ink)
  const capHeight = commonHeight(all)
  if (capHeight === null) return null
  const isCapital = (g: Glyph): boolean => Math.abs(g.bottom - g.top - capHeight) <= CAP_SPREAD * capHeight
  const middle = median(all.filter(isCapital).map((g) => (g.top + g.bottom) / 2))
  // What is as high as a capital but stands elsewhere belongs to a neighbouring line.
  const capitals = all
    .filter((g) => isCapital(g) && Math.abs((g.top + g.bottom) / 2 - middle) < 0.35 * capHeight)
    .map((g) => moved(g, x0, y0))
  if (capitals.length < 3) return null
  const pieces = all
    .filter(
      (g) => (g.top + g.bottom) / 2 > middle - 0.7 * capHeight && (g.top + g.bottom) / 2 < middle + 0.8 * capHeight,
    )
    .map((g) => moved(g, x0, y0))
  const left = capitals[0].left
  const right = capitals.at(-1)!.right
  const { at, slope } = baselineOf(capitals, right - left > SLOPE_SPAN * capHeight)
  const height = median(capitals.map((g) => g.bottom - g.top))
  // The first letter may hang below the line (J, Q), so any tall piece will do; dots of a colon will not.
  const first = pieces.find((g) => g.bottom - g.top > 0.6 * height)
  return {
    field,
    line,
    box: {
      x: left / plane.width,
      y: (at - height) / plane.height,
      width: (right - left) / plane.width,
      height: height / plane.height,
    },
    capitals,
    pieces,
    baseline: at,
    slope,
    capHeight: height,
    start: first === undefined || first.left < x0 + 1.5 ? null : first.left,
    left,
    right,
    stroke: median(capitals.map((g) => g.strokePx)) / height,
    sharpness: median(capitals.map((g) => g.slope)),
    contrast: ink.contrast * median(capitals.map((g) => g.depth)),
  }
}

/** The height most tall pieces share; null when fewer than three agree. */
function commonHeight(all: readonly Glyph[]): number | null {
  const heights = all.map((g) => g.bottom - g.top).filter((h) => h >= 7)
  let best: number | null = null
  let most = 2
  for (const height of heights) {
    const near = heights.filter((h) => Math.abs(h - height) <= 0.08 * height)
    if (near.length > most || (near.length === most && best !== null && height > best)) {
      most = near.length
      best = median(near)
    }
  }
  return best
}

/** Base line through the bottoms of the capitals: median slope between far pairs, then median height. */
function baselineOf(capitals: readonly Glyph[], long: boolean): { at: number; slope: number } {
  const points = capitals.map((g) => [(g.left + g.right) / 2, g.bottom] as const)
  const span = points.at(-1)![0] - points[0][0]
  const slopes: number[] = []
  for (const [i, p] of points.entries()) {
    for (const q of points.slice(i + 1)) if (q[0] - p[0] > span / 3) slopes.push((q[1] - p[1]) / (q[0] - p[0]))
  }
  const slope = long && slopes.length > 0 ? median(slopes) : 0
  const centre = (points[0][0] + points.at(-1)![0]) / 2
  return { at: median(points.map(([x, y]) => y - slope * (x - centre))), slope }
}

const moved = (g: Glyph, dx: number, dy: number): Glyph => ({
  ...g,
  left: g.left + dx,
  right: g.right + dx,
  top: g.top + dy,
  bottom: g.bottom + dy,
})

export function crop(plane: Plane, x0: number, y0: number, x1: number, y1: number): Plane {
  const width = x1 - x0
  const data = new Float32Array(width * (y1 - y0))
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) data[(y - y0) * width + x - x0] = plane.data[y * plane.width + x]
  }
  return { width, height: y1 - y0, data }
}
