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

const RED: FlashColor = '#FF0000'
const WHITE: FlashColor = '#FFFFFF'
const BLACK: FlashColor = '#000000'
const HOLD_CHOICES = (FLASH_HOLD_MS.max - FLASH_HOLD_MS.min) / FLASH_HOLD_MS.step + 1

/** All that the next step depends on: the last colour, and whether black and white were shown yet. */
interface State {
  readonly color: FlashColor
  readonly blackShown: boolean
  readonly whiteShown: boolean
  /** The states one step on. */
  readonly followers: readonly State[]
  /** `completions[n]`: in how many ways n more steps make a whole sequence. Below 8 × 7⁹ < 2³², so exact. */
  readonly completions: readonly number[]
}

const FIRST_STATES: readonly State[] = buildStates()

function buildStates(): State[] {
  const known = new Map<string, State & { followers: State[]; completions: number[] }>()

  const stateOf = (color: FlashColor, last: State | null): State => {
    const blackShown = color === BLACK || last?.blackShown === true
    const whiteShown = color === WHITE || last?.whiteShown === true
    const key = `${color} ${blackShown} ${whiteShown}`
    const found = known.get(key)
    if (found) return found
    const complete = blackShown && whiteShown ? 1 : 0
    const state = { color, blackShown, whiteShown, followers: [] as State[], completions: [complete] as number[] }
    known.set(key, state)
    state.followers.push(...followersOf(state))
    return state
  }
  const followersOf = (last: State | null): State[] =>
    FLASH_PALETTE.filter((color) => mayFollow(last?.color, color)).map((color) => stateOf(color, last))

  const first = followersOf(null)
  for (let left = 1; left < CHALLENGE_STEPS.max; left++) {
    for (const state of known.values()) state.completions.push(ways(state.followers, left - 1))
  }
  return first
}

function mayFollow(last: FlashColor | undefined, next: FlashColor): boolean {
  return next !== last && !(last === RED && next === BLACK) && !(last === BLACK && next === RED)
}

/** In how many ways can a sequence go on through one of these states and then `left` more steps? */
function ways(states: readonly State[], left: number): number {
  return states.reduce((total, state) => total + state.completions.at(left)!, 0)
}

/** `COUNTS[steps]`: how many colour sequences of this length obey the rules. */
const COUNTS: readonly number[] = [0, ...FIRST_STATES.at(0)!.completions.map((_, left) => ways(FIRST_STATES, left))]

/** How many colour sequences of this length (1–10) obey the rules; each is equally likely to be issued. */
export const flashSequenceCount = (steps: number): number => COUNTS.at(steps)!

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
  let rank = randomInt(COUNTS.at(steps)!)
  let holds = randomInt(HOLD_CHOICES ** steps)
  let states = FIRST_STATES
  for (let left = steps - 1; left >= 0; left--) {
    for (const state of states) {
      const below = state.completions.at(left)!
      if (rank < below) {
        colors.push(state.color)
        states = state.followers
        break
      }
      rank -= below
    }
    holdMs.push(FLASH_HOLD_MS.min + (holds % HOLD_CHOICES) * FLASH_HOLD_MS.step)
    holds = Math.floor(holds / HOLD_CHOICES)
  }
  return { colors, holdMs }
}
