import { expect, it } from 'vitest'
import { DIGITS, LETTERS } from './alphabets.ts'
import { alignText, ctcScores, likelyTexts, logLikelihood } from './ctc-scores.ts'

/** One-hot steps, `_` for the blank; `doubt` of each step goes to the character of the same place in `others`. */
function seen(steps: string, others = steps, doubt = 0.3) {
  const characters = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:'
  const classes = characters.length + 1
  const data = new Float32Array(steps.length * classes)
  const at = (step: number, c: string): number => step * classes + (c === '_' ? 0 : characters.indexOf(c) + 1)
  Array.from(steps).forEach((c, step) => {
    data[at(step, c)] = (data[at(step, c)] ?? 0) + 1 - doubt
    data[at(step, others.charAt(step))] = (data[at(step, others.charAt(step))] ?? 0) + doubt
  })
  return { steps: steps.length, characters, data }
}

it('a text is as likely as all its placements together', () => {
  // A_ , _A and AA with probabilities .7·.3, .3·.7 and .7·.7.
  const scores = ctcScores(seen('AA', '__'), LETTERS)
  expect(Math.exp(logLikelihood(scores, 'A'))).toBeCloseTo(0.91, 2)
  expect(Math.exp(logLikelihood(scores, ''))).toBeCloseTo(0.09, 2)
  expect(logLikelihood(scores, 'AAA')).toBe(-Infinity)
})

it('letters count for the digits they look like, spaces and colons for nothing', () => {
  const scores = ctcScores(seen(':_3_ _O_B'), DIGITS)
  expect(likelyTexts(scores, 4)[0]).toBe('308')
})

it('two looks together settle what each alone has wrong', () => {
  const looks = [ctcScores(seen('W_N_I_', 'W_N___', 0.55), LETTERS), ctcScores(seen('W_N_I_', 'V_N_I_', 0.4), LETTERS)]
  const sum = (text: string) => looks.reduce((total, scores) => total + logLikelihood(scores, text), 0)
  expect(sum('WNI')).toBeGreaterThan(sum('WN'))
  expect(sum('WNI')).toBeGreaterThan(sum('VNI'))
})

it('each character of a text is placed where it was seen', () => {
  const read = alignText(ctcScores(seen('_S_I_'), LETTERS), 'SI')
  expect(read?.text).toBe('SI')
  expect(read?.characters.map(({ at }) => at)).toEqual([0.3, 0.7])
  expect(alignText(ctcScores(seen('_S_'), LETTERS), 'S4')).toBeNull()
})
