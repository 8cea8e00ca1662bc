import type { Rgb } from '../../photo/scene.ts'
import type { Random } from '../../random.ts'
import { CARD_MM, type Vector } from './view.ts'
import { smoothNoise, type SmoothNoise } from './smooth-noise.ts'

/** A square lamp or window, facing the card. */
export interface AreaLight {
  centre: Vector
  /** Side, mm. */
  size: number
  colour: Rgb
  /** Its irradiance at the card's centre, with all of the room's light as 1. */
  share: number
}

/** Light of the room. Levels are relative: 1 is white paper at the card's centre. */
export interface Room {
  lux: number
  lights: readonly AreaLight[]
  /** Light from everywhere: colour and share. */
  ambient: Rgb
  /** What a mirror would see of the room: mean level and its unevenness. */
  surroundings: SmoothNoise
  surroundingsLevel: number
  /** Flicker of the mains, share; twice per period. */
  flicker: number
  mainsHz: 50 | 60
  /** Card's shadow on the table: shift mm, depth. */
  shadow: { x: number; y: number; depth: number }
}

/** Light that the phone itself throws: its screen showing a colour of the challenge, or its torch. */
export interface PhoneLight {
  /** At the card's centre, relative to the room's 1. */
  level: Rgb
  /** Sides of the emitter along the phone's right and down, mm, and its centre from the lens. */
  width: number
  height: number
  offset: readonly [right: number, down: number]
}

export interface RoomRange {
  lux: readonly [min: number, max: number]
  /** Chance that a lamp stands where the card mirrors it into the lens. */
  mirrored: number
}

/** 1 to 3 lamps of 2,700 to 6,500 K. `eye` is where the camera is: a mirrored lamp is put where the card shows it. */
export function drawRoom(random: Random, range: RoomRange, eye: Vector): Room {
  const lux = Math.exp(random.range(Math.log(range.lux[0]), Math.log(range.lux[1])))
  const count = random.int(1, 3)
  const diffuse = random.range(0.25, 0.7)
  const weights = Array.from({ length: count }, () => random.range(0.3, 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lights = weights.map((weight, i): AreaLight => {
    const colour = blackBody(random.range(2700, 6500))
    const share = ((1 - diffuse) * weight) / total
    const size = random.chance(0.3) ? random.range(500, 1200) : random.range(60, 400)
    if (i === 0 && random.chance(range.mirrored)) {
      // The mirror image of the eye in the plane, from a point of the card outward.
      const at: Vector = [random.range(0.1, 0.9) * CARD_MM.width, random.range(0.1, 0.9) * CARD_MM.height, 0]
      const reach = random.range(5, 14)
      return {
        centre: [at[0] + (at[0] - eye[0]) * reach, at[1] + (at[1] - eye[1]) * reach, eye[2] * reach],
        size,
        colour,
        share,
      }
    }
    const azimuth = random.range(0, 2 * Math.PI)
    const distance = random.range(600, 2600)
    const elevation = random.range(0.45, 1.25)
    const flat = distance * Math.cos(elevation)
    return {
      centre: [flat * Math.cos(azimuth), flat * Math.sin(azimuth), distance * Math.sin(elevation)],
      size,
      colour,
      share,
    }
  })
  const tint = blackBody(random.range(3200, 6500))
  const [main] = lights
  const far = Math.hypot(...main.centre)
  return {
    lux,
    lights,
    ambient: [tint[0] * diffuse, tint[1] * diffuse, tint[2] * diffuse],
    surroundings: smoothNoise(random.fork('surroundings')),
    surroundingsLevel: random.range(0.2, 0.7),
    flicker: random.chance(0.5) ? random.range(0, 0.06) : 0,
    mainsHz: random.chance(0.9) ? 50 : 60,
    shadow: { x: (-2 * main.centre[0]) / far, y: (-2 * main.centre[1]) / far, depth: random.range(0.15, 0.5) },
  }
}

/** Colour of a black body, green 1; fit of the Planckian locus in linear sRGB (Helland 2012, linearised), 2,500 to 10,000 K. */
export function blackBody(kelvin: number): Rgb {
  const t = kelvin / 100
  const red = t <= 66 ? 255 : 329.7 * (t - 60) ** -0.1332
  const green = t <= 66 ? 99.47 * Math.log(t) - 161.12 : 288.12 * (t - 60) ** -0.0755
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.52 * Math.log(t - 10) - 305.04
  const linear = (value: number): number => (Math.min(255, Math.max(1, value)) / 255) ** 2.2
  return [linear(red) / linear(green), 1, linear(blue) / linear(green)]
}
