import { drawFlashSequence, type FlashSequence } from '@identity/protocol'
import { describe, expect, it } from 'vitest'
import { linearize, rgbOfHex, type Rgb } from './flash-statistic.ts'
import { scoreFlashResponse } from './score-flash-response.ts'
import { seededRandomInt, type RandomInt } from './seeded-random.ts'

const uniform = (random: RandomInt) => random(2 ** 32) / 2 ** 32
const between = (random: RandomInt, low: number, high: number) => low + (high - low) * uniform(random)
const normal = (random: RandomInt) =>
  Math.sqrt(-2 * Math.log(1 - uniform(random))) * Math.cos(2 * Math.PI * uniform(random))
const encode = (light: number) => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
const triple = (make: (channel: number) => number): Rgb => [make(0), make(1), make(2)]

/**
 * A camera watching a lit surface, after Appendix B of the forensics note: 30 fps, auto exposure and white balance
 * running, tinted ambient light, display-to-camera cross-talk, latency, frame noise, 8-bit rounding.
 */
function simulateResponse({ colors, holdMs }: FlashSequence, ratio: number, random: RandomInt): Rgb[] {
  const tint = triple(() => Math.exp(0.15 * normal(random)))
  const skin = uniform(random) < 0.7
  const grey = between(random, 0.3, 0.8)
  const albedo = skin ? triple((c) => [0.6, 0.4, 0.3][c] * between(random, 0.7, 1.2)) : triple(() => grey)
  const latencyMs = between(random, 30, 120)
  const awbStrength = between(random, 0.3, 1)
  const awbTauMs = between(random, 600, 3000)
  const aeTauMs = between(random, 150, 800)
  const crossTalk = (c: number, light: Rgb) => 0.9 * light[c] + 0.05 * (light[(c + 1) % 3] + light[(c + 2) % 3])
  const starts = holdMs.map((_, k) => holdMs.slice(0, k).reduce((sum, x) => sum + x, 0))
  const total = starts.at(-1)! + holdMs.at(-1)!
  const sums = colors.map(() => [0, 0, 0, 0])
  let gain = 0
  let balance = triple(() => 1)
  for (let t = 0; t < total; t += 1000 / 30) {
    const shown = starts.findLastIndex((start) => start <= t - latencyMs)
    const light = shown < 0 ? triple(() => 0) : triple((c) => linearize(rgbOfHex(colors[shown])[c]))
    const surface = triple((c) => albedo[c] * (tint[c] + ratio * crossTalk(c, light)))
    const mean = (surface[0] + surface[1] + surface[2]) / 3
    const step = 1000 / 30
    gain = gain === 0 ? 0.18 / mean : gain + (0.18 / mean - gain) * (1 - Math.exp(-step / aeTauMs))
    const current = balance
    balance = triple((c) => {
      const target = 1 + awbStrength * (mean / surface[c] - 1)
      return current[c] + (target - current[c]) * (t === 0 ? 1 : 1 - Math.exp(-step / awbTauMs))
    })
    const applied = balance
    const k = starts.findLastIndex((start) => start <= t)
    // The client averages the last 60 % of each hold.
    if (t - starts[k] < 0.4 * holdMs[k]) continue
    const sum = sums[k]
    for (const c of [0, 1, 2]) {
      const code = encode(Math.min(1, Math.max(0, gain * applied[c] * surface[c] + 0.004 * normal(random))))
      sum[c] += code
    }
    sum[3] += 1
  }
  return sums.map(([r, g, b, n]) => [Math.round(r / n), Math.round(g / n), Math.round(b / n)] as const)
}

const score = (id: string, sequence: FlashSequence, response: readonly Rgb[]) => {
  const scored = scoreFlashResponse({ id, colors: sequence.colors }, response, 'samples')
  if (scored.kind !== 'series') throw new Error('no series')
  return scored
}
const satisfied = (s: ReturnType<typeof score>) => s.pValue <= 0.01 && s.shiftMargin >= 0.1 && s.synthetic.length === 0

const trial = (name: string, steps: number, ratio: number) => {
  const random = seededRandomInt(name)
  const sequence = drawFlashSequence(steps, random)
  return { random, sequence, response: simulateResponse(sequence, ratio, random) }
}

const share = (count: number, ok: (i: number) => boolean) =>
  Array.from({ length: count }, (_, i) => ok(i)).filter(Boolean).length / count

describe('scoreFlashResponse', () => {
  it('is passed by at least 95 % of simulated captures with 7 steps at a screen-to-ambient ratio of 0.1', () => {
    const passing = share(100, (i) => {
      const { sequence, response } = trial(`genuine ${i}`, 7, 0.1)
      return satisfied(score(`fc_${i}`, sequence, response))
    })
    expect(passing).toBeGreaterThanOrEqual(0.95)
  })

  it('gives uniform p-values to responses that are independent of the challenge', () => {
    const trials = 400
    const pValues = Array.from({ length: trials }, (_, i) => {
      const { random, response } = trial(`null ${i}`, 7, 0.3)
      return score(`fc_${i}`, drawFlashSequence(7, random), response).pValue
    }).sort((a, b) => a - b)
    const distance = Math.max(...pValues.map((p, i) => Math.max((i + 1) / trials - p, p - i / trials)))
    // Kolmogorov–Smirnov, 1 % level. The seeds are fixed, so this cannot fail by chance.
    expect(distance).toBeLessThan(1.63 / Math.sqrt(trials))
    expect(pValues.filter((p) => p <= 0.01).length / trials).toBeLessThan(0.025)
  })

  it('never lets a response that lags one step pass', () => {
    const passing = share(150, (i) => {
      const { random, sequence, response } = trial(`lag ${i}`, i % 2 === 0 ? 7 : 10, 0.3)
      const before = simulateResponse({ colors: ['#FF00FF'], holdMs: [400] }, 0.3, random)
      return satisfied(score(`fc_${i}`, sequence, [...before, ...response.slice(0, -1)]))
    })
    expect(passing).toBe(0)
  })

  it('cannot be satisfied by 3 steps: there are too few sequences of that length', () => {
    const passing = share(60, (i) => {
      const { sequence, response } = trial(`three ${i}`, 3, 1)
      return satisfied(score(`fc_${i}`, sequence, response))
    })
    expect(passing).toBe(0)
  })

  it('is fooled by a forged affine series with realistic noise: freshness is all it can show', () => {
    const passing = share(60, (i) => {
      const random = seededRandomInt(`forged ${i}`)
      const sequence = drawFlashSequence(7, random)
      const forged = sequence.colors.map((hex) =>
        triple((c) => Math.round(90 + 0.12 * rgbOfHex(hex)[c] + 1.5 * normal(random))),
      )
      return satisfied(score(`fc_${i}`, sequence, forged))
    })
    expect(passing).toBeGreaterThan(0.95)
  })

  it('marks samples that are the challenge colours, or an exact affine map of them', () => {
    const sequence = drawFlashSequence(8, seededRandomInt('synthetic'))
    const hex = sequence.colors.map(rgbOfHex)
    expect(score('fc', sequence, hex).synthetic).toEqual(['equals_challenge_colors'])
    const affine = hex.map((rgb) => triple((c) => 60 + 0.3 * rgb[c] + 0.1 * rgb[(c + 1) % 3]))
    expect(score('fc', sequence, affine).synthetic).toContain('affine_below_quantisation')
    const noCrossTalk = hex.map((rgb) => triple((c) => 60 + 0.3 * rgb[c]))
    expect(score('fc', sequence, noCrossTalk).synthetic).toContain('two_levels_without_cross_talk')
  })

  it('sees no swing in a constant response', () => {
    const sequence = drawFlashSequence(5, seededRandomInt('constant'))
    const constant = sequence.colors.map(() => triple(() => 120))
    expect(score('fc', sequence, constant)).toMatchObject({ swing: 0, statistic: 0, pValue: 1 })
  })

  it('gives the same numbers for the same challenge and response, to the last digit', () => {
    const { sequence, response } = trial('again', 6, 0.05)
    expect(score('fc_a', sequence, response)).toEqual(score('fc_a', sequence, response))
  })
})
