import { CHALLENGE_STEPS, FLASH_HOLD_MS } from './limits.ts'

/** The corners of the sRGB cube: as far apart as a screen can show, so the card's answer is as strong as it can be. */
export const FLASH_PALETTE = [
  '#FF0000',
  '#00FF00',
  '#0000FF',
  '#FFFFFF',
  '#000000',
  '#FFFF00',
  '#00FFFF',
  '#FF00FF',
] as const
export type FlashColor = (typeof FLASH_PALETTE)[number]

export interface FlashSequence {
  readonly colors: readonly FlashColor[]
  /** One hold time per colour, ms. */
  readonly holdMs: readonly number[]
}

const RED = FLASH_PALETTE.indexOf('#FF0000')
const WHITE = FLASH_PALETTE.indexOf('#FFFFFF')
const BLACK = FLASH_PALETTE.indexOf('#000000')
const HOLD_CHOICES = (FLASH_HOLD_MS.max - FLASH_HOLD_MS.min) / FLASH_HOLD_MS.step + 1

/** Bit 1: a black step was drawn. Bit 2: a white one. */
const seenAfter = (seen: number, color: number): number => seen | (color === BLACK ? 1 : color === WHITE ? 2 : 0)
const BOTH_SEEN = 3

const START = FLASH_PALETTE.length
const mayFollow = (last: number, next: number): boolean =>
  last !== next && !(last === RED && next === BLACK) && !(last === BLACK && next === RED)

/**
 * `COMPLETIONS[left][last * 4 + seen]`: in how many ways `left` more steps can complete a sequence that ends in `last`
 * and has seen those references. At most 8 × 7⁹ < 2³², so every count is an exact integer.
 */
const COMPLETIONS: readonly Uint32Array[] = (() => {
  const table = [Uint32Array.from({ length: (START + 1) * 4 }, (_, state) => (state % 4 === BOTH_SEEN ? 1 : 0))]
  for (let left = 1; left <= CHALLENGE_STEPS.max; left++) {
    const shorter = table[left - 1]!
    table.push(
      Uint32Array.from({ length: (START + 1) * 4 }, (_, state) => {
        let ways = 0
        for (let next = 0; next < FLASH_PALETTE.length; next++) {
          if (mayFollow(state >> 2, next)) ways += shorter[next * 4 + seenAfter(state & 3, next)]!
        }
        return ways
      }),
    )
  }
  return table
})()

/** How many colour sequences of this length obey the rules; every one is equally likely to be issued. */
export const flashSequenceCount = (steps: number): number => COMPLETIONS[steps]![START * 4]!

/**
 * Draws the colours and hold times of one flash challenge, exactly uniformly over all sequences that obey the rules:
 * no two equal neighbours, at least one black and one white step (the ambient and the gain reference), red never next
 * to black (the strongest red flash). Holds are 300–600 ms in steps of 50, so no second can hold more than three flashes
 * (WCAG 2.3.1), whatever the colours.
 *
 * This is the issuing distribution: the flash voter draws its null hypothesis from this very function. One random number
 * picks the colours by their rank among all valid sequences, one picks the holds; there is no rejection loop.
 *
 * @param steps 3–10; RangeError otherwise.
 * @param randomInt uniform integer in [0, maxExclusive), maxExclusive < 2³²; `crypto.randomInt` when issuing.
 */
export function drawFlashSequence(steps: number, randomInt: (maxExclusive: number) => number): FlashSequence {
  if (!Number.isInteger(steps) || steps < CHALLENGE_STEPS.min || steps > CHALLENGE_STEPS.max) {
    throw new RangeError(`steps must be an integer from 3 to 10, got ${steps}`)
  }
  const colors: FlashColor[] = []
  const holdMs: number[] = []
  let rank = randomInt(flashSequenceCount(steps))
  let holds = randomInt(HOLD_CHOICES ** steps)
  let last: number = START
  let seen = 0
  for (let left = steps - 1; left >= 0; left--) {
    const completions = COMPLETIONS[left]!
    for (let next = 0; next < FLASH_PALETTE.length; next++) {
      if (!mayFollow(last, next)) continue
      const nextSeen = seenAfter(seen, next)
      const ways = completions[next * 4 + nextSeen]!
      if (rank < ways) {
        colors.push(FLASH_PALETTE[next]!)
        last = next
        seen = nextSeen
        break
      }
      rank -= ways
    }
    holdMs.push(FLASH_HOLD_MS.min + (holds % HOLD_CHOICES) * FLASH_HOLD_MS.step)
    holds = Math.floor(holds / HOLD_CHOICES)
  }
  return { colors, holdMs }
}
