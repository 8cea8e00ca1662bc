import type { Quad, SharedWave } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { cardPlaneRms } from './card-plane.ts'

/** A card whose right side is nearer to the camera, 1,200 px wide. */
const LEANING: Quad = [
  [200, 300],
  [1400, 200],
  [1400, 1050],
  [200, 950],
]
const BIN = 1 / 256

/** A wave with a phase known everywhere, in 12 tiles: its frequency is the slope of the phase, folded by the sensor. */
function waveOf(phase: (x: number, y: number) => number): SharedWave {
  const slope = (x: number, y: number): [number, number] => [
    (phase(x + 1, y) - phase(x - 1, y)) / 2,
    (phase(x, y + 1) - phase(x, y - 1)) / 2,
  ]
  const at = (x: number, y: number): [number, number] => {
    const [fx, fy] = slope(x, y)
    return [fx - Math.round(fx), fy - Math.round(fy)]
  }
  const waves = [350, 650, 950, 1250].flatMap((x) =>
    [400, 625, 850].map((y, k) => {
      const [fx, fy] = at(x, y)
      const sign = k === 1 ? -1 : 1
      return { tile: x + y, x, y, fx: sign * fx, fy: sign * fy, contrast: 6, inStep: 0, aside: 0 }
    }),
  )
  const [fx, fy] = at(800, 625)
  return { waves, at, unwrapped: slope, rms: 0, fx, fy, contrast: 6, inStep: 0, aside: 0, asideSteadiness: 0.5 }
}

/** Lines printed on the leaning card, `across` and `down` of them over its sides: x on it is u/(1 + 0.000175·u) of the way. */
const printed = (across: number, down: number) => (x: number, y: number) => {
  const u = x - 200
  const side = 650 + (200 * u) / 1200
  const top = 300 - (100 * u) / 1200
  // The ratio of the sides, 850 to 650, is the perspective.
  const way = ((u / 1200) * 650) / side / (650 / 850)
  return across * way + (down * (y - top)) / side
}

describe('cardPlaneRms', () => {
  it('is next to nothing for lines printed on the card, however it leans', () => {
    expect(cardPlaneRms(waveOf(printed(300, 40)), LEANING)! / BIN).toBeLessThan(0.1)
    expect(cardPlaneRms(waveOf(printed(30, 260)), LEANING)! / BIN).toBeLessThan(0.1)
  })

  it('is so too for lines finer than the sensor, which it shows folded', () => {
    expect(cardPlaneRms(waveOf(printed(900, 40)), LEANING)! / BIN).toBeLessThan(0.1)
  })

  it('is large for the lattice of a display that faces the camera and shows a leaning card', () => {
    const even = cardPlaneRms(
      waveOf((x, y) => 0.31 * x + 0.02 * y),
      LEANING,
    )!
    expect(even / BIN).toBeGreaterThan(3)
  })

  it('says nothing of a card without area', () => {
    const line: Quad = [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ]
    expect(
      cardPlaneRms(
        waveOf((x) => 0.3 * x),
        line,
      ),
    ).toBeNull()
  })
})
