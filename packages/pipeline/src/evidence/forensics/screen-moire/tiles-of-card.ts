import type { PixelBox, Point, Quad } from '@identity/vision'

/** The smallest box of whole pixels around a quadrilateral, cut to the picture. */
export function boundsOf(quad: Quad, { width, height }: { readonly width: number; readonly height: number }): PixelBox {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const left = within(Math.floor(Math.min(...quad.map(([x]) => x))), width)
  const top = within(Math.floor(Math.min(...quad.map(([, y]) => y))), height)
  const right = within(Math.ceil(Math.max(...quad.map(([x]) => x))), width)
  const bottom = within(Math.ceil(Math.max(...quad.map(([, y]) => y))), height)
  return { left, top, width: right - left, height: bottom - top }
}

/** Whether a square lies wholly on the card. */
export const insideQuad = (quad: Quad) => (left: number, top: number, size: number) =>
  cornersOf(left, top, size).every((corner) => containsPoint(quad, corner))

/** Whether a square lies wholly beside the card, apart by a margin for its shadow. */
export const outsideQuad = (quad: Quad) => (left: number, top: number, size: number) => {
  const margin = 8
  const square = cornersOf(left - margin, top - margin, size + 2 * margin) as unknown as Quad
  return separated(square, quad) || separated(quad, square)
}

const cornersOf = (left: number, top: number, size: number): readonly Point[] => [
  [left, top],
  [left + size, top],
  [left + size, top + size],
  [left, top + size],
]

/** Positive on the inner side of the edge from a to b of a clockwise shape (y runs down). */
const side = (a: Point, b: Point, p: Point) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

/** Whether a point lies on the card. */
export function containsPoint(quad: Quad, point: Point): boolean {
  const sides = quad.map((corner, i) => side(corner, quad[(i + 1) % 4], point))
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0)
}

/** Some edge of `shape` has all of `other` on its outer side: convex shapes apart have such an edge on one of them. */
function separated(shape: Quad, other: Quad): boolean {
  const turn = Math.sign(side(shape[0], shape[1], shape[2]))
  return shape.some((corner, i) => other.every((point) => turn * side(corner, shape[(i + 1) % 4], point) < 0))
}
