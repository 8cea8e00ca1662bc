import { convexHull } from './convex-hull.ts'
import type { Point, Quad } from './image.ts'

export interface RotatedRect {
  readonly center: Point
  /** Extent along the angle. */
  readonly width: number
  /** Extent across the angle. */
  readonly height: number
  /** Direction of the width axis against the x axis, radians, clockwise on screen, in (−π/2, π/2]. */
  readonly angle: number
}

/** Smallest rectangle around the points, at any angle: one of its sides lies on a hull edge. */
export function minAreaRect(points: readonly Point[]): RotatedRect {
  if (points.length === 0) throw new RangeError('a rectangle needs at least one point, got none')
  const hull = convexHull(points)
  let best: RotatedRect | null = null
  let bestArea = Infinity
  for (let i = 0; i < hull.length; i++) {
    const [x0, y0] = hull[i]
    const [x1, y1] = hull[(i + 1) % hull.length]
    const length = Math.hypot(x1 - x0, y1 - y0)
    const ux = length === 0 ? 1 : (x1 - x0) / length
    const uy = length === 0 ? 0 : (y1 - y0) / length
    let minU = Infinity
    let maxU = -Infinity
    let minV = Infinity
    let maxV = -Infinity
    for (const [x, y] of hull) {
      const u = x * ux + y * uy
      const v = y * ux - x * uy
      if (u < minU) minU = u
      if (u > maxU) maxU = u
      if (v < minV) minV = v
      if (v > maxV) maxV = v
    }
    const area = (maxU - minU) * (maxV - minV)
    if (area < bestArea) {
      bestArea = area
      const u = (minU + maxU) / 2
      const v = (minV + maxV) / 2
      best = {
        center: [u * ux - v * uy, u * uy + v * ux],
        width: maxU - minU,
        height: maxV - minV,
        angle: halfTurn(Math.atan2(uy, ux)),
      }
    }
  }
  return best!
}

/** Corners of a rotated rectangle, starting at the one that is top-left when its angle is 0. */
export function rectCorners(rect: RotatedRect): Quad {
  const { center, width, height, angle } = rect
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const corner = (u: number, v: number): Point => [center[0] + u * cos - v * sin, center[1] + u * sin + v * cos]
  return [
    corner(-width / 2, -height / 2),
    corner(width / 2, -height / 2),
    corner(width / 2, height / 2),
    corner(-width / 2, height / 2),
  ]
}

function halfTurn(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle
}
