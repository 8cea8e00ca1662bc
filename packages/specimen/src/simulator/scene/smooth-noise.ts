import type { Random } from '../../random.ts'

/** Smooth noise in -1 to 1 with a lattice of one unit, repeating after 64. */
export type SmoothNoise = (x: number, y: number) => number

export function smoothNoise(random: Random): SmoothNoise {
  const lattice = Float32Array.from({ length: 64 * 64 }, () => random.range(-1, 1))
  return (x, y) => {
    const [xi, yi] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - xi, y - yi]
    const [sx, sy] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)]
    const [x0, x1, y0, y1] = [xi & 63, (xi + 1) & 63, (yi & 63) << 6, ((yi + 1) & 63) << 6]
    const top = lattice[y0 + x0] + (lattice[y0 + x1] - lattice[y0 + x0]) * sx
    const low = lattice[y1 + x0] + (lattice[y1 + x1] - lattice[y1 + x0]) * sx
    return top + (low - top) * sy
  }
}
