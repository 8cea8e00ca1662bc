import { createHash, randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawFlashSequence, FLASH_PALETTE, type FlashColor, flashSequenceCount } from './flash-sequence.ts'

/** A deterministic source: SHA-256 of a counter. */
const seeded = (seed: string) => {
  let counter = 0
  return (maxExclusive: number) =>
    createHash('sha256').update(`${seed}/${counter++}`).digest().readUIntBE(0, 6) % maxExclusive
}

const obeysTheRules = (colors: readonly FlashColor[]): boolean =>
  colors.includes('#000000') &&
  colors.includes('#FFFFFF') &&
  colors.every((color, i) => {
    const pair = [colors[i - 1], color]
    return color !== colors[i - 1] && !(pair.includes('#000000') && pair.includes('#FF0000'))
  })

const allSequences = (steps: number): FlashColor[][] =>
  steps === 0 ? [[]] : allSequences(steps - 1).flatMap((start) => FLASH_PALETTE.map((color) => [...start, color]))

const linear = (color: FlashColor): [number, number, number] => [
  Number.parseInt(color.slice(1, 3), 16) / 255,
  Number.parseInt(color.slice(3, 5), 16) / 255,
  Number.parseInt(color.slice(5, 7), 16) / 255,
]
// Every channel is 0 or 255, where sRGB and linear light agree.
const luminance = (color: FlashColor): number => {
  const [r, g, b] = linear(color)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const isSaturatedRed = (color: FlashColor): boolean => {
  const [r, g, b] = linear(color)
  return r > 0 && r / (r + g + b) >= 0.8
}

/**
 * WCAG 2.2, 2.3.1. General flash: a pair of opposing changes of relative luminance by 0.1 or more where the darker image
 * is below 0.8. Red flash: a pair of opposing changes to and from a saturated red. Counted strictly: each change may be
 * half of two flashes. Returns the most flashes in any window of one second.
 */
const flashesInAnySecond = (colors: readonly FlashColor[], holdMs: readonly number[]) => {
  const general: { atMs: number; up: boolean }[] = []
  const red: { atMs: number; up: boolean }[] = []
  let atMs = 0
  for (let i = 1; i < colors.length; i++) {
    atMs += holdMs[i - 1]
    const [before, after] = [luminance(colors[i - 1]), luminance(colors[i])]
    if (Math.abs(after - before) >= 0.1 && Math.min(before, after) < 0.8) general.push({ atMs, up: after > before })
    const [wasRed, isRed] = [isSaturatedRed(colors[i - 1]), isSaturatedRed(colors[i])]
    if (wasRed !== isRed) red.push({ atMs, up: isRed })
  }
  const most = (changes: readonly { atMs: number; up: boolean }[]) =>
    Math.max(
      0,
      ...changes.map((first, start) => {
        const within = changes.slice(start).filter((change) => change.atMs - first.atMs <= 1_000)
        return within.filter((change, i) => i > 0 && change.up !== within[i - 1].up).length
      }),
    )
  return { general: most(general), red: most(red) }
}

describe('drawFlashSequence', () => {
  it('obeys every rule, and never gives more than three flashes in a second, in 100,000 draws', () => {
    const random = seeded('rules')
    for (let draw = 0; draw < 100_000; draw++) {
      const steps = 3 + (draw % 8)
      const { colors, holdMs } = drawFlashSequence(steps, random)
      const { general, red } = flashesInAnySecond(colors, holdMs)
      const fine =
        colors.length === steps &&
        holdMs.length === steps &&
        obeysTheRules(colors) &&
        holdMs.every((ms) => ms >= 300 && ms <= 600 && ms % 50 === 0) &&
        general <= 3 &&
        red <= 3
      if (!fine) expect.fail(`${colors.join(' ')} ${holdMs.join(' ')} general ${general} red ${red}`)
    }
  })

  it('would be caught breaking the flash limit: black and white at 100 ms is over it', () => {
    const colors = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? '#000000' : '#FFFFFF') as FlashColor)
    expect(flashesInAnySecond(colors, Array<number>(10).fill(100)).general).toBeGreaterThan(3)
    const reds = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? '#FF0000' : '#FFFF00') as FlashColor)
    expect(flashesInAnySecond(reds, Array<number>(10).fill(100)).red).toBeGreaterThan(3)
  })

  it.each([3, 4, 5])('gives each valid sequence of %i steps exactly once over all ranks', (steps) => {
    const valid = allSequences(steps).filter(obeysTheRules).map(String).sort()
    const drawn = Array.from({ length: flashSequenceCount(steps) }, (_, rank) => {
      const numbers = [rank, 0]
      return String(drawFlashSequence(steps, () => numbers.shift() ?? 0).colors)
    })
    expect(drawn.sort()).toEqual(valid)
  })

  it('gives each combination of holds exactly once over all ranks', () => {
    const drawn = new Set(
      Array.from({ length: 7 ** 3 }, (_, rank) => {
        const numbers = [0, rank]
        return String(drawFlashSequence(3, () => numbers.shift() ?? 0).holdMs)
      }),
    )
    expect(drawn.size).toBe(343)
  })

  it('asks for exactly two numbers, each below 2 to the 32nd', () => {
    for (let steps = 3; steps <= 10; steps++) {
      const asked: number[] = []
      drawFlashSequence(steps, (maxExclusive) => {
        asked.push(maxExclusive)
        return maxExclusive - 1
      })
      expect(asked).toEqual([flashSequenceCount(steps), 7 ** steps])
      expect(Math.max(...asked)).toBeLessThan(2 ** 32)
    }
  })

  it('takes the system’s secure random numbers', () => {
    expect(obeysTheRules(drawFlashSequence(7, (maxExclusive) => randomInt(maxExclusive)).colors)).toBe(true)
  })

  it.each([2, 11, 0, -1, 3.5, NaN, Infinity])('refuses %d steps', (steps) => {
    expect(() => drawFlashSequence(steps, () => 0)).toThrow(RangeError)
  })
})
