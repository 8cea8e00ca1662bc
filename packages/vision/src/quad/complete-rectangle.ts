import type { Point } from '../image.ts'

/**
 * The other two corners of a rectangle of which a camera sees one side and the lines of its two neighbours. `left` and
 * `right` are the ends of the seen side; the neighbours leave it towards `leftTowards` and `rightTowards`. `depth` is
 * the length of the neighbours over the seen side's, in space. Points are relative to the principal point, px.
 *
 * A pose has six unknowns; three lines and the ratio of lengths settle it. Null when they do not, or when the far side
 * would lie behind the camera.
 */
export function completeRectangle(
  left: Point,
  right: Point,
  leftTowards: Point,
  rightTowards: Point,
  depth: number,
  focalPx: number,
): [farLeft: Point, farRight: Point] | null {
  // Parallel lines in space meet in the picture at the direction they share; homogeneous, so infinity is no exception.
  const towards = cross(
    cross(ray(left, focalPx), ray(leftTowards, focalPx)),
    cross(ray(right, focalPx), ray(rightTowards, focalPx)),
  )
  const length = Math.hypot(...towards)
  if (!(length > 1e-12)) return null
  const along: Vector = [towards[0] / length, towards[1] / length, towards[2] / length]
  // The seen side lies in the plane through its line and the lens, at a right angle to `along`.
  const side = cross(cross(ray(left, focalPx), ray(right, focalPx)), along)
  // left + s·side is seen at `right`: two equations of s and of the depth there; solved by the cross product with it.
  const start = ray(left, focalPx)
  const seen = ray(right, focalPx)
  const [p, q] = [cross(side, seen), cross(start, seen)]
  const s = -dot(p, q) / dot(p, p)
  const width = Math.abs(s) * Math.hypot(...side)
  const end: Vector = [start[0] + s * side[0], start[1] + s * side[1], start[2] + s * side[2]]
  if (!(width > 0) || end[2] <= 0) return null
  // Of the two senses of `along`, the one that leaves `left` towards `leftTowards`.
  const drift: Point = [along[0] * focalPx - along[2] * left[0], along[1] * focalPx - along[2] * left[1]]
  const sense = drift[0] * (leftTowards[0] - left[0]) + drift[1] * (leftTowards[1] - left[1]) >= 0 ? 1 : -1
  const far = (from: Vector): Point | null => {
    const z = from[2] + sense * depth * width * along[2]
    if (z <= 0.05 * from[2]) return null
    const scale = focalPx / z
    return [(from[0] + sense * depth * width * along[0]) * scale, (from[1] + sense * depth * width * along[1]) * scale]
  }
  const [farLeft, farRight] = [far(start), far(end)]
  return farLeft === null || farRight === null ? null : [farLeft, farRight]
}

type Vector = readonly [number, number, number]

const ray = ([x, y]: Point, focalPx: number): Vector => [x / focalPx, y / focalPx, 1]
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
