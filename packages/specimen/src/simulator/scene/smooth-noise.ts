import type { Random } from '../../random.ts'

/** Smooth noise in -1 to 1 with a lattice of one unit, repeating after 64. */
export type SmoothNoise = (x: number, y: number) => number

export function smoothNoise(random: Random): SmoothNoise {
  const lattice = Float32Array.from({ length: 64 * 64 }, () => random.range(-1, 1))
  return (x, y) => {
    const xi = Math.floor(x)
    const yi = Math.floor(y)
    const fx = x - xi
    const fy = y - yi
    const sx = fx * fx * (3 - 2 * fx)
    const sy = fy * fy * (3 - 2 * fy)
    const x0 = xi & 63
    const x1 = (xi + 1) & 63
    const y0 = (yi & 63) << 6
    const y1 = ((yi + 1) & 63) << 6
    const top = lattice[y0 + x0] + (lattice[y0 + x1] - lattice[y0 + x0]) * sx
    const low = lattice[y1 + x0] + (lattice[y1 + x1] - lattice[y1 + x0]) * sx
    return top + (low - top) * sy
  }
}
