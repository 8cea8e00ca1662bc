import {
  homographyOfQuads,
  warpPerspective,
  type Point,
  type Quad,
  type RgbImage,
  type TextBox,
} from '@identity/vision'
import { mapQuad, type CardView } from './card-view.ts'

/** A line of text in a view, its corners ordered the way it is read. */
export interface TextLine {
  readonly corners: Quad
  /** Middle of the side where reading starts, and where it ends. */
  readonly left: Point
  readonly right: Point
  /** Pixels along and across the reading direction. */
  readonly length: number
  readonly height: number
}

/** The line of a detected box, read in the direction (radians, clockwise on screen) that is nearest to `direction`. */
export function textLine(box: TextBox, direction: number): TextLine {
  const { center, width, height, angle } = box.rect
  // Which of the four ways along the sides comes closest to the reading direction.
  const quarterTurns = Math.round((direction - angle) / (Math.PI / 2))
  const along = angle + (quarterTurns * Math.PI) / 2
  const [length, thickness] = quarterTurns % 2 === 0 ? [width, height] : [height, width]
  const ux = Math.cos(along)
  const uy = Math.sin(along)
  const at = (u: number, v: number): Point => [center[0] + u * ux - v * uy, center[1] + u * uy + v * ux]
  const u = length / 2
  const v = thickness / 2
  return lineOf([at(-u, -v), at(u, -v), at(u, v), at(-u, v)])
}

export function lineOf(corners: Quad): TextLine {
  const [tl, tr, br, bl] = corners
  const left = middle(tl, bl)
  const right = middle(tr, br)
  return {
    corners,
    left,
    right,
    length: Math.hypot(right[0] - left[0], right[1] - left[1]),
    height: (Math.hypot(bl[0] - tl[0], bl[1] - tl[1]) + Math.hypot(br[0] - tr[0], br[1] - tr[1])) / 2,
  }
}

/** One line from the first one's start to the last one's end: the parts the detector split. */
export function joinLines(lines: readonly TextLine[]): TextLine {
  const first = lines.at(0)
  const last = lines.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no lines to join')
  return lines.length === 1 ? first : lineOf([first.corners[0], last.corners[1], last.corners[2], first.corners[3]])
}

/** The part of a line between two fractions of its length; beyond 0–1 it is extended. */
export function cutLine(line: TextLine, from: number, to: number): TextLine {
  const [tl, tr, br, bl] = line.corners
  return lineOf([between(tl, tr, from), between(tl, tr, to), between(bl, br, to), between(bl, br, from)])
}

/** The line as an upright strip of the given height, from the source of the view; its width is in proportion, times `squeeze`. */
export function cutStrip(view: CardView, line: TextLine, height: number, squeeze: number): RgbImage {
  // 4,000 px is three times the longest line of a card: a bound for odd boxes on odd pictures.
  const width = Math.min(4000, Math.max(16, Math.round((line.length / Math.max(1, line.height)) * height * squeeze)))
  const toSource = homographyOfQuads(
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ],
    mapQuad(view.toSource, line.corners),
  )
  if (toSource === null) return { width, height, data: new Uint8Array(width * height * 3) }
  return warpPerspective(view.source, toSource, width, height)
}

function middle(a: Point, b: Point): Point {
  return between(a, b, 0.5)
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}
