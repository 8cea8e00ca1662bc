import type { Quad } from '../../image.ts'
import type { GrayPlane } from '../gray-plane.ts'

/** Paint a convex clockwise quad, its edges anti-aliased as by a sensor: a blur of about 0.6 px. In place. */
export function paintQuad({ width, height, data }: GrayPlane, quad: Quad, level: number): void {
  const sides = quad.map(([x, y], i) => {
    const [u, v] = quad[(i + 1) & 3]
    const length = Math.hypot(u - x, v - y)
    return { nx: (y - v) / length, ny: (u - x) / length, offset: (x * (y - v) + y * (u - x)) / length }
  })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = Math.min(...sides.map(({ nx, ny, offset }) => nx * (x + 0.5) + ny * (y + 0.5) - offset))
      const cover = 1 / (1 + Math.exp(-2.8 * depth))
      const i = y * width + x
      data[i] = Math.round(data[i] + cover * (level - data[i]))
    }
  }
}
