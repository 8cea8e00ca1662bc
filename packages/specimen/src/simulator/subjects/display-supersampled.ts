import type { Random } from '../../random.ts'
import type { Optics } from '../scene/optics.ts'
import type { Row } from '../scene/subject.ts'
import type { DisplayImage } from './display-image.ts'
import type { DisplayMap, EmissionPainter } from './display-integral.ts'
import type { SubPixel } from './display-lattice.ts'

/**
 * The same light found another way, by counting: each photosite looks at `side`² points spread as its own square, the
 * lens, a true disc of defocus and a true line of motion would spread them, and asks of each whether it lies on a lit part.
 * Shares no code with the integral, so that a detector fitted on one can be tried on the other.
 */
export function supersampledEmission(
  image: DisplayImage,
  lattice: readonly [SubPixel, SubPixel, SubPixel],
  map: DisplayMap,
  optics: Optics,
  random: Random,
  side = 6,
): EmissionPainter {
  const count = side * side
  const [offsetX, offsetY] = [new Float64Array(count), new Float64Array(count)]
  for (let k = 0; k < count; k++) {
    // Stratified over the lens's Gaussian (Box-Muller on a grid), at random over the others.
    const radius = optics.lensPx * Math.sqrt(-2 * Math.log(((k % side) + random.next()) / side || 1e-6))
    const angle = (2 * Math.PI * (Math.floor(k / side) + random.next())) / side
    const focus = optics.defocusPx * Math.sqrt(random.next())
    const turn = random.range(0, 2 * Math.PI)
    const smear = random.range(-0.5, 0.5) * optics.motionPx
    offsetX[k] =
      radius * Math.cos(angle) + focus * Math.cos(turn) + smear * Math.cos(optics.motionAngle) + random.range(-0.5, 0.5)
    offsetY[k] =
      radius * Math.sin(angle) + focus * Math.sin(turn) + smear * Math.sin(optics.motionAngle) + random.range(-0.5, 0.5)
  }
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
        if (part.parity === null) sum += plane[iy * width + ix]
        else if (((ix + iy) & 1) === part.parity) sum += (plane[iy * width + ix] + plane[iy * width + ix + 1]) / 2
      }
      into[i] = (sum * strength) / count
    }
  }
}
