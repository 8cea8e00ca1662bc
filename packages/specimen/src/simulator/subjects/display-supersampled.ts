import type { Random } from '../../random.ts'
import type { Optics } from '../scene/optics.ts'
import type { Row } from '../scene/subject.ts'
import type { DisplayImage } from './display-image.ts'
import type { DisplayMap, EmissionPainter } from './display-integral.ts'
import type { SubPixel } from './display-lattice.ts'

/** Mean distance of the points a photosite looks at, px. Each is moved at random in its cell, or their grid would beat with the lattice. */
const SPACING = 0.12
const DRAWS = 200_000

/**
 * The same light found another way, by counting: each photosite looks at a thousand points, weighted as its own square, the
 * lens, a true disc of defocus and a true line of motion spread them, and asks of each whether it lies on a lit part. Shares no code
 * with the integral, so that a detector fitted on one can be tried on the other. Some hundred times slower.
 */
export function supersampledEmission(
  image: DisplayImage,
  lattice: readonly [SubPixel, SubPixel, SubPixel],
  map: DisplayMap,
  optics: Optics,
  random: Random,
): EmissionPainter {
  const { offsetX, offsetY, weight } = spreadPoints(optics, random)
  const count = weight.length
  const { width, height, border, planes } = image
  return (row: Row, into) => {
    const perPx = 1 / row.pxPerMm
    for (let i = 0; i < row.width; i++) {
      const channel = (i & 1) === 0 ? row.even : row.odd
      const part = lattice[channel]
      const plane = planes[channel]
      const [halfWidth, halfHeight] = [part.width / 2, part.height / 2]
      const strength = (part.parity === null ? 1 : 2) / (part.width * part.height)
      let sum = 0
      for (let k = 0; k < count; k++) {
        const mx = row.x[i] + offsetX[k] * perPx
        const my = row.yMm[i] + offsetY[k] * perPx
        const x = Math.min(width - 2.01, Math.max(1, map.a * mx + map.b * my + map.c + border))
        const y = Math.min(height - 2.01, Math.max(1, map.d * mx + map.e * my + map.f + border))
        const iy = Math.floor(y)
        const shifted = x - ((iy & 1) === 0 ? -part.lean : part.lean)
        const ix = Math.floor(shifted)
        if (Math.abs(shifted - ix - part.x) > halfWidth || Math.abs(y - iy - part.y) > halfHeight) continue
        if (part.parity === null) sum += weight[k] * plane[iy * width + ix]
        else if (((ix + iy) & 1) === part.parity)
          sum += (weight[k] * (plane[iy * width + ix] + plane[iy * width + ix + 1])) / 2
      }
      into[i] = sum * strength
    }
  }
}

/** Where light for one photosite comes from: many draws of the whole spread, counted on a fine grid. */
function spreadPoints(
  { lensPx, defocusPx, motionPx, motionAngle }: Optics,
  random: Random,
): { offsetX: Float64Array; offsetY: Float64Array; weight: Float64Array } {
  const reach = Math.ceil((3.2 * lensPx + defocusPx + motionPx / 2 + 0.5) / SPACING)
  const side = 2 * reach + 1
  const counts = new Float64Array(side * side)
  for (let k = 0; k < DRAWS; k++) {
    const focus = defocusPx * Math.sqrt(random.next())
    const turn = random.range(0, 2 * Math.PI)
    const smear = random.range(-0.5, 0.5) * motionPx
    const x = lensPx * random.gauss() + focus * Math.cos(turn) + smear * Math.cos(motionAngle) + random.range(-0.5, 0.5)
    const y = lensPx * random.gauss() + focus * Math.sin(turn) + smear * Math.sin(motionAngle) + random.range(-0.5, 0.5)
    const i = Math.round(x / SPACING) + reach
    const j = Math.round(y / SPACING) + reach
    if (i >= 0 && j >= 0 && i < side && j < side) counts[j * side + i] += 1 / DRAWS
  }
  const kept = [...counts.keys()].filter((cell) => counts[cell] > 2e-5)
  const total = kept.reduce((sum, cell) => sum + counts[cell], 0)
  return {
    offsetX: Float64Array.from(kept, (cell) => ((cell % side) - reach + random.range(-0.5, 0.5)) * SPACING),
    offsetY: Float64Array.from(kept, (cell) => (Math.floor(cell / side) - reach + random.range(-0.5, 0.5)) * SPACING),
    weight: Float64Array.from(kept, (cell) => counts[cell] / total),
  }
}
