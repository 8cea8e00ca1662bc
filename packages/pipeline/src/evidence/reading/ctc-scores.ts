import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { TextProbabilities } from '../../engines/ocr/text-probabilities.ts'
import type { Alphabet } from './alphabets.ts'

/** One look at a line as log probabilities over an alphabet; class 0 is the blank, into which spaces and colons go. */
export interface CtcScores {
  readonly steps: number
  readonly alphabet: string
  /** `log[step * (alphabet.length + 1) + class]`. */
  readonly log: Float32Array
  /** The look itself, and the step of it the scores begin with. */
  readonly seen: TextProbabilities
  readonly start: number
}

/** Nothing is impossible: a class the recogniser gives nothing still costs no more than this. */
const LEAST = 1e-5

/** What a look says over an alphabet, from step `from` to before step `to`. */
export function ctcScores(
  seen: TextProbabilities,
  { characters, fold }: Alphabet,
  from = 0,
  to = seen.steps,
): CtcScores {
  const classes = seen.characters.length + 1
  const size = characters.length + 1
  const target = Int16Array.from({ length: classes }, (_, k) => {
    if (k === 0) return 0
    const character = seen.characters.charAt(k - 1)
    if (character === ' ' || character === ':') return 0
    const own = characters.indexOf(character)
    return (own >= 0 ? own : characters.indexOf(fold(character))) + 1 || -1
  })
  const steps = Math.max(0, to - from)
  const log = new Float32Array(steps * size)
  for (let step = 0; step < steps; step++) {
    for (let k = 0; k < classes; k++) {
      const p = seen.data[(from + step) * classes + k] ?? 0
      const at = target[k] ?? -1
      if (at >= 0) log[step * size + at] = (log[step * size + at] ?? 0) + p
    }
    for (let k = 0; k < size; k++) log[step * size + k] = Math.log((log[step * size + k] ?? 0) + LEAST)
  }
  return { steps, alphabet: characters, log, seen, start: from }
}

/** Log probability that the look shows exactly this text (spaces aside), over all ways to place its characters. */
export function logLikelihood(scores: CtcScores, text: string): number {
  const states = statesOf(scores, text)
  if (states === null || scores.steps === 0) return -Infinity
  const size = scores.alphabet.length + 1
  let row = new Float64Array(states.length).fill(-Infinity)
  let next = new Float64Array(states.length)
  for (let step = 0; step < scores.steps; step++) {
    for (let s = 0; s < states.length; s++) {
      const own = scores.log[step * size + (states[s] ?? 0)] ?? -Infinity
      if (step === 0) next[s] = s < 2 ? own : -Infinity
      else {
        let sum = logAdd(row[s] ?? -Infinity, s > 0 ? (row[s - 1] ?? -Infinity) : -Infinity)
        if (maySkip(states, s)) sum = logAdd(sum, row[s - 2] ?? -Infinity)
        next[s] = sum + own
      }
    }
    ;[row, next] = [next, row]
  }
  return logAdd(row[states.length - 1] ?? -Infinity, row[states.length - 2] ?? -Infinity)
}

/** The text with each character at its likeliest place; null when it does not fit into the look at all. */
export function alignText(scores: CtcScores, text: string): ReadText | null {
  const states = statesOf(scores, text)
  if (states === null || scores.steps === 0) return null
  const size = scores.alphabet.length + 1
  const back = new Int8Array(scores.steps * states.length)
  let row = new Float64Array(states.length).fill(-Infinity)
  let next = new Float64Array(states.length)
  for (let step = 0; step < scores.steps; step++) {
    for (let s = 0; s < states.length; s++) {
      const own = scores.log[step * size + (states[s] ?? 0)] ?? -Infinity
      if (step === 0) {
        next[s] = s < 2 ? own : -Infinity
        continue
      }
      let [best, from] = [row[s] ?? -Infinity, 0]
      if (s > 0 && (row[s - 1] ?? -Infinity) > best) [best, from] = [row[s - 1] ?? -Infinity, 1]
      if (maySkip(states, s) && (row[s - 2] ?? -Infinity) > best) [best, from] = [row[s - 2] ?? -Infinity, 2]
      next[s] = best + own
      back[step * states.length + s] = from
    }
    ;[row, next] = [next, row]
  }
  const last = states.length - 1
  let s = last > 0 && (row[last - 1] ?? -Infinity) > (row[last] ?? -Infinity) ? last - 1 : last
  if (!Number.isFinite(row[s])) return null
  const spans = Array.from(text, () => ({ first: scores.steps, last: 0, confidence: 0 }))
  for (let step = scores.steps - 1; step >= 0; step--) {
    const span = s % 2 === 1 ? spans[(s - 1) / 2] : undefined
    if (span !== undefined) {
      span.first = Math.min(span.first, step)
      span.last = Math.max(span.last, step)
      span.confidence = Math.max(span.confidence, Math.exp(scores.log[step * size + (states[s] ?? 0)] ?? -Infinity))
    }
    s -= back[step * states.length + s] ?? 0
  }
  return readText(
    spans.map(({ first, last: end, confidence }, i): ReadCharacter => {
      const at = (first + end + 1) / 2 / scores.steps
      const from = { seen: scores.seen, first: scores.start + first, last: scores.start + end }
      return { character: text.charAt(i), confidence: Math.min(1, confidence), at, from }
    }),
  )
}

/** The likeliest texts of a look by prefix beam search, best first. */
export function likelyTexts(scores: CtcScores, beam: number): string[] {
  const size = scores.alphabet.length + 1
  interface Path {
    blank: number
    letter: number
  }
  let paths = new Map<string, Path>([['', { blank: 0, letter: -Infinity }]])
  for (let step = 0; step < scores.steps; step++) {
    const grown = new Map<string, Path>()
    const add = (text: string, key: keyof Path, score: number): void => {
      const path = grown.get(text) ?? { blank: -Infinity, letter: -Infinity }
      path[key] = logAdd(path[key], score)
      grown.set(text, path)
    }
    for (const [text, { blank, letter }] of paths) {
      const total = logAdd(blank, letter)
      add(text, 'blank', total + (scores.log[step * size] ?? -Infinity))
      const lastClass = text === '' ? 0 : scores.alphabet.indexOf(text.charAt(text.length - 1)) + 1
      if (lastClass > 0) add(text, 'letter', letter + (scores.log[step * size + lastClass] ?? -Infinity))
      for (let k = 1; k < size; k++) {
        const own = scores.log[step * size + k] ?? -Infinity
        // One chance in a hundred: rarer characters never win against what is already on the beam.
        if (own < -4.6) continue
        add(text + scores.alphabet.charAt(k - 1), 'letter', (k === lastClass ? blank : total) + own)
      }
    }
    const ranked = [...grown].sort((a, b) => logAdd(b[1].blank, b[1].letter) - logAdd(a[1].blank, a[1].letter))
    paths = new Map(ranked.slice(0, beam))
  }
  return [...paths.keys()]
}

/** Classes of the characters with blanks between and around them; null when one is not in the alphabet. */
function statesOf({ alphabet }: CtcScores, text: string): Int16Array | null {
  const states = new Int16Array(2 * text.length + 1)
  for (let i = 0; i < text.length; i++) {
    const at = alphabet.indexOf(text.charAt(i))
    if (at < 0) return null
    states[2 * i + 1] = at + 1
  }
  return states
}

function maySkip(states: Int16Array, s: number): boolean {
  return s % 2 === 1 && s > 1 && states[s] !== states[s - 2]
}

function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a]
  return low === -Infinity ? high : high + Math.log1p(Math.exp(low - high))
}
