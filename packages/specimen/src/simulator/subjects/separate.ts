import { SRGB_TO_LINEAR } from '../../photo/linear-image.ts'
import type { Rgb } from '../../photo/scene.ts'
import type { PrintJob } from './halftone.ts'

/** Coverage of an ink (0 cyan, 1 magenta, 2 yellow, 3 black) for an sRGB colour, in 1/256. */
export type Separation = (red: number, green: number, blue: number, ink: number) => number

/** Light that each solid ink lets pass in red, green and blue: block dyes with their side absorptions. */
export const INKS: readonly [Rgb, Rgb, Rgb, Rgb] = [
  [0.05, 0.45, 0.72],
  [0.62, 0.07, 0.24],
  [0.9, 0.76, 0.06],
  [0.035, 0.035, 0.04],
]

const STEPS = 24

/**
 * Finds inks whose mean light, dots falling independently (Demichel), is the colour asked for; what lies outside the inks' reach
 * ends at its border. Black takes `greyReplacement` of what is common. Solved once on a grid of colours.
 */
export function separate(job: PrintJob, greyReplacement: number): Separation {
  if (job.grey) return greySeparation(job)
  const table = new Uint16Array(STEPS ** 3 * 4)
  const level = Array.from({ length: STEPS }, (_, i) => SRGB_TO_LINEAR[Math.round((i * 255) / (STEPS - 1))])
  const want: [number, number, number] = [0, 0, 0]
  for (let r = 0, cell = 0; r < STEPS; r++) {
    for (let g = 0; g < STEPS; g++) {
      for (let b = 0; b < STEPS; b++, cell += 4) {
        want[0] = level[r]
        want[1] = level[g]
        want[2] = level[b]
        const lightest = Math.max(want[0], want[1], want[2])
        const black = greyReplacement * (1 - lightest) ** 2
        const inks = solve(want, 1 - black * (1 - INKS[3][1]))
        for (let ink = 0; ink < 3; ink++) table[cell + ink] = Math.round(inks[ink] * 256)
        table[cell + 3] = Math.round(black * 256)
      }
    }
  }
  // Rounding up or down by turns, sixteen ways, hides the grid's steps. Whole numbers only: a fraction kept between
  // calls would be a new object each time.
  const rounded = Uint8Array.from({ length: 16 * 256 }, (_, i) =>
    Math.floor(((i & 255) * (STEPS - 1)) / 255 + ((i >> 8) + 0.5) / 16),
  )
  let turn = 0
  return (red, green, blue, ink) => {
    turn = (turn + 7) & 15
    const way = turn << 8
    const cell = (rounded[way | red] * STEPS + rounded[way | green]) * STEPS + rounded[way | blue]
    return table[cell * 4 + ink]
  }
}

/** Fixed point: each ink is set by the channel it takes most of, the others' side absorptions known from the round before. */
function solve(want: Rgb, through: number): [number, number, number] {
  const inks: [number, number, number] = [0, 0, 0]
  for (let round = 0; round < 8; round++) {
    for (let ink = 0; ink < 3; ink++) {
      let others = through
      for (let k = 0; k < 3; k++) if (k !== ink) others *= 1 - inks[k] * (1 - INKS[k][ink])
      const share = (1 - want[ink] / Math.max(1e-4, others)) / (1 - INKS[ink][ink])
      inks[ink] = Math.min(1, Math.max(0, share))
    }
  }
  return inks
}

/** One ink: luma through the copier's exponent; light tones drop out. */
function greySeparation({ gamma, dropOut }: PrintJob): Separation {
  const cover = Uint16Array.from({ length: 256 }, (_, code) => {
    const light = SRGB_TO_LINEAR[code] ** gamma
    return light > 1 - 3 * dropOut ? 0 : Math.round(Math.min(1, (1 - light) / (1 - INKS[3][1])) * 256)
  })
  return (red, green, blue) => cover[(red * 77 + green * 150 + blue * 29) >> 8]
}
