import { drawFlashSequence } from '@identity/protocol'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { rasteriseCard } from '../card/render-card.ts'
import { person } from '../person/person.ts'
import { createRandom } from '../random.ts'
import { flashBurst } from './flash-burst.ts'
import { FLASH_RESPONSES, type FlashColors, type FlashResponse } from './flash-response.ts'
import { flashSamples } from './flash-samples.ts'

const challenge = (seed: number, steps: number): FlashColors => {
  const random = createRandom(seed)
  return drawFlashSequence(steps, (below) => random.int(0, below - 1))
}

/** Correlation of the changes in opponent colours between series and challenge; 1 is a perfect answer. */
function answer({ colors }: FlashColors, series: readonly { r: number; g: number; b: number }[]): number {
  const opponents = (r: number, g: number, b: number): number[] => [r - g, b - g]
  const changes = (rows: number[][]): number[] =>
    rows.slice(1).flatMap((row, i) => row.map((value, k) => value - rows[i][k]))
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  const meant = changes(colors.map((hex) => opponents(channel(hex, 1), channel(hex, 3), channel(hex, 5))))
  const seen = changes(series.map(({ r, g, b }) => opponents(r, g, b)))
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)
  return dot(meant, seen) / Math.sqrt(dot(meant, meant) * dot(seen, seen) + 1e-9)
}

describe('flashSamples', () => {
  test('one sample a step, whole codes, in time order, the same for the same seed', () => {
    const flash = challenge(1, 7)
    const samples = flashSamples(flash, { startMs: 0 }, 4)
    expect(samples.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6])
    for (const { r, g, b } of samples) {
      for (const code of [r, g, b]) expect(Number.isInteger(code) && code >= 0 && code <= 255).toBe(true)
    }
    expect(samples.every(({ atMs }, i) => i === 0 || (atMs ?? 0) > (samples[i - 1].atMs ?? 0))).toBe(true)
    expect(flashSamples(flash, { startMs: 0 }, 4)).toEqual(samples)
  })

  test('a genuine series follows its challenge; every attack does not', () => {
    const mean = (response: FlashResponse): number => {
      let sum = 0
      for (let seed = 0; seed < 40; seed++) {
        const flash = challenge(seed, 7)
        sum += answer(flash, flashSamples(flash, { response }, seed))
      }
      return sum / 40
    }
    expect(mean('genuine')).toBeGreaterThan(0.85)
    for (const response of FLASH_RESPONSES) {
      if (response !== 'genuine') expect(mean(response)).toBeLessThan(0.35)
    }
  })

  test('brighter rooms drown the screen', () => {
    const swing = (ratio: number): number => {
      const reds = flashSamples(challenge(2, 10), { ratio }, 3).map(({ r }) => r)
      return Math.max(...reds) - Math.min(...reds)
    }
    expect(swing(0.5)).toBeGreaterThan(3 * swing(0.02))
  })
})

describe('flashBurst', () => {
  test('one front-camera frame a step, lit by that step', async () => {
    const flash = challenge(5, 5)
    const card = await rasteriseCard(person(12), 480)
    const options = { widthPx: 320, heightPx: 240, ratio: 0.6 } as const
    const means = async (response: FlashResponse): Promise<{ r: number; g: number; b: number }[]> => {
      const frames = await flashBurst(card, { ...options, response }, 9, flash)
      expect(frames.map(({ meta }) => [meta.step, meta.camera])).toEqual(flash.colors.map((_, step) => [step, 'front']))
      return Promise.all(
        frames.map(async ({ jpeg }) => {
          const { channels } = await sharp(jpeg).stats()
          return { r: channels[0].mean, g: channels[1].mean, b: channels[2].mean }
        }),
      )
    }
    expect(answer(flash, await means('genuine'))).toBeGreaterThan(0.7)
    expect(answer(flash, await means('shifted'))).toBeLessThan(0.4)
  })
})
