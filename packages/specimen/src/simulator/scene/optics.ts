import type { Random } from '../../random.ts'
import type { Texture } from './texture.ts'
import { blurTexture } from './texture.ts'

/** How far a point is spread on the sensor, px of the sensor: lens, focus, and the hand during the exposure. */
export interface Optics {
  lensPx: number
  /** Radius of the disc of defocus. */
  defocusPx: number
  /** Smear by the hand: length and direction. */
  motionPx: number
  motionAngle: number
}

export interface OpticsRange {
  defocusPx: readonly [min: number, max: number]
  motionPx: readonly [min: number, max: number]
}

/** `scale`: pixels of this sensor for one of a 1600 px photo, in which the ranges are given. */
export function drawOptics(random: Random, range: OpticsRange, scale: number): Optics {
  // Focus is mostly good: small discs are drawn more often than large ones.
  const lens = random.range(0.3, 0.75)
  const [least, most] = range.defocusPx
  const focus = least + (most - least) * random.next() ** 2
  const motion = random.range(...range.motionPx)
  return {
    lensPx: lens * scale,
    defocusPx: focus * scale,
    motionPx: motion * scale,
    motionAngle: random.range(0, Math.PI),
  }
}

/**
 * Standard deviations of the whole spread along x and y, photosite included, px. Disc and smear count with their own
 * variances, which is exact in what blur does to edges and only near in what it does to the finest detail.
 */
export function spreadPx({ lensPx, defocusPx, motionPx, motionAngle }: Optics): { x: number; y: number } {
  const round = lensPx ** 2 + defocusPx ** 2 / 4 + 1 / 12
  const smear = motionPx ** 2 / 12
  return {
    x: Math.sqrt(round + smear * Math.cos(motionAngle) ** 2),
    y: Math.sqrt(round + smear * Math.sin(motionAngle) ** 2),
  }
}

/** Prints the camera's spread into a texture that it will see at `pxPerMm`: once a burst instead of once a frame. */
export function throughLens(texture: Texture, optics: Optics, pxPerMm: number): Texture {
  const spread = spreadPx(optics)
  // Reading the texture bilinearly spreads by about a third of a texel more; the raster was drawn with as much.
  return blurTexture(texture, spread.x / (pxPerMm * texture.texelX), spread.y / (pxPerMm * texture.texelY))
}
