import type { Random } from '../../random.ts'
import { throughLens, type Optics } from '../scene/optics.ts'
import { smoothNoise } from '../scene/smooth-noise.ts'
import { coverRow, type Subject } from '../scene/subject.ts'
import { sampleRow, type Texture } from '../scene/texture.ts'
import { CARD_MM } from '../scene/view.ts'
import type { Finish, Gloss } from '../scene/light-grid.ts'

export interface Laminate {
  gloss: Gloss
  /** Waviness (orange peel): slope, radians, and length, mm. */
  slope: number
  lengthMm: number
}

/** GGX alpha 0.03 to 0.15, slopes of 0.2 to 1 degree over 2 to 10 mm. */
export function drawLaminate(random: Random, worn: number): Laminate {
  return {
    gloss: { alpha: random.range(0.04, 0.14) + 0.16 * worn, f0: 0.04 },
    slope: (random.range(0.2, 1) * Math.PI) / 180,
    lengthMm: random.range(2, 10),
  }
}

/** A wavy surface of one gloss. */
export function laminateFinish(random: Random, { gloss, slope, lengthMm }: Laminate): Finish {
  const [a, b] = [smoothNoise(random.fork('slope x')), smoothNoise(random.fork('slope y'))]
  const scale = 1 / lengthMm
  return {
    gloss: () => gloss,
    slope: (x, y, out) => {
      out[0] = slope * a(x * scale, y * scale)
      out[1] = slope * b(x * scale, y * scale)
    },
  }
}

/** A card of plastic: its print under a laminate, rounded corners. `texture` becomes the subject's own. */
export function cardSubject(texture: Texture, finish: Finish, optics: Optics, pxPerMm: number): Subject {
  throughLens(texture, optics, pxPerMm)
  const outline = { x: 0, y: 0, ...CARD_MM }
  return {
    paint: (row, { body, cover }) => {
      coverRow(row, outline, cover)
      sampleRow(texture, row, body)
    },
    finish,
    emits: null,
    cardOnPlane: null,
    outline,
  }
}
