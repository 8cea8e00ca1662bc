import type { Point } from './image.ts'

/** Points p with normal·p = offset; the normal has length 1. */
export interface Line {
  readonly normal: Point
  readonly offset: number
}

/** Total least squares line through two or more points; null when they coincide. `weights` default to 1. */
export function fitLine(points: readonly Point[], weights?: readonly number[]): Line | null {
  let n = 0
  let mx = 0
  let my = 0
  points.forEach(([x, y], i) => {
    const w = weights?.[i] ?? 1
    n += w
    mx += w * x
    my += w * y
  })
  mx /= n
  my /= n
  let xx = 0
  let xy = 0
  let yy = 0
  points.forEach(([x, y], i) => {
    const w = weights?.[i] ?? 1
    xx += w * (x - mx) ** 2
    xy += w * (x - mx) * (y - my)
    yy += w * (y - my) ** 2
  })
  if (points.length < 2 || !(xx + yy > 0)) return null
  // Direction of largest spread; the normal is a quarter turn from it.
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const normal: Point = [-Math.sin(angle), Math.cos(angle)]
  return { normal, offset: normal[0] * mx + normal[1] * my }
}
