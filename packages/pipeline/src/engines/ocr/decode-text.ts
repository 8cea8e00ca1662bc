import type { TextProbabilities } from './text-probabilities.ts'

export interface ReadCharacter {
  readonly character: string
  /** Highest probability over its steps, 0–1. */
  readonly confidence: number
  /** Middle of its steps, as a fraction of the strip's width, 0–1. */
  readonly at: number
  /** Other characters it may be, each with a probability of at least 0.05, surest first; none when left out. */
  readonly others?: string
  /** The look it was seen in, and its steps there. */
  readonly from?: { readonly seen: TextProbabilities; readonly first: number; readonly last: number }
}

export interface ReadText {
  readonly text: string
  readonly characters: readonly ReadCharacter[]
  /** Mean confidence of the characters, 0 for an empty text. */
  readonly mean: number
  /** Lowest confidence of a character, 0 for an empty text. */
  readonly min: number
}

/**
 * Best-path CTC decoding among the allowed characters. A character that is not allowed lends its probability to the
 * one `fold` maps it to, if any: on a card in capitals an "o" is an "O" with a bad box.
 */
export function decodeText(
  probabilities: TextProbabilities,
  allowed: string,
  fold: (character: string) => string = (c) => c,
): ReadText {
  const { steps, characters, data } = probabilities
  const classes = characters.length + 1
  // Class of the recogniser → class among the allowed ones, −1 to drop it.
  const target = Int16Array.from({ length: classes }, (_, k) => {
    if (k === 0) return 0
    const character = characters.charAt(k - 1)
    return Math.max(allowed.indexOf(character), allowed.indexOf(fold(character))) + 1 || -1
  })
  const mass = new Float64Array(allowed.length + 1)
  const read: { kind: number; confidence: number; first: number; last: number; others: string }[] = []
  let previous = 0
  for (let step = 0; step < steps; step++) {
    mass.fill(0)
    let total = 0
    for (let k = 0; k < classes; k++) {
      const to = target[k] ?? -1
      const p = data[step * classes + k] ?? 0
      if (to >= 0) {
        mass[to] = (mass[to] ?? 0) + p
        total += p
      }
    }
    let best = 0
    for (let k = 1; k < mass.length; k++) if ((mass[k] ?? 0) > (mass[best] ?? 0)) best = k
    // Relative to the allowed ones for the choice, absolute for the confidence: mass lost to others is doubt.
    const confidence = total > 0 ? (mass[best] ?? 0) : 0
    if (best !== 0) {
      const current = read.at(-1)
      if (best === previous && current !== undefined) {
        current.last = step
        if (confidence > current.confidence) {
          current.confidence = confidence
          current.others = othersOf(mass, best, allowed)
        }
      } else read.push({ kind: best, confidence, first: step, last: step, others: othersOf(mass, best, allowed) })
    }
    previous = best
  }
  return readText(
    read.map(({ kind, confidence, first, last, others }) => ({
      character: allowed.charAt(kind - 1),
      confidence: Math.min(1, confidence),
      at: (first + last + 1) / 2 / steps,
      from: { seen: probabilities, first, last },
      ...(others === '' ? {} : { others }),
    })),
  )
}

const LEAST_LIKELY = 0.05

/** Characters of a step beside the best one, surest first. */
function othersOf(mass: Float64Array, best: number, allowed: string): string {
  const likely: number[] = []
  for (let k = 1; k < mass.length; k++) if (k !== best && (mass[k] ?? 0) >= LEAST_LIKELY) likely.push(k)
  return likely
    .sort((a, b) => (mass[b] ?? 0) - (mass[a] ?? 0))
    .map((k) => allowed.charAt(k - 1))
    .join('')
}

/** A text with its summary figures from its characters. */
export function readText(characters: readonly ReadCharacter[]): ReadText {
  const confidences = characters.map((c) => c.confidence)
  return {
    text: characters.map((c) => c.character).join(''),
    characters,
    mean: confidences.length === 0 ? 0 : confidences.reduce((sum, c) => sum + c, 0) / confidences.length,
    min: confidences.length === 0 ? 0 : Math.min(...confidences),
  }
}
