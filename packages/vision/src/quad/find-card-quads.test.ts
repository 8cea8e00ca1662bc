import { describe, expect, it } from 'vitest'
import type { Quad } from '../image.ts'
import { findCardQuads } from './find-card-quads.ts'
import type { GrayPlane } from './gray-plane.ts'
import type { QuadCandidate } from './quad-candidate.ts'
import { makeScene, type SceneKind } from './testing/make-scene.ts'
import { paintQuad } from './testing/paint-quad.ts'

const ASPECT = 85.6 / 53.98
// Seeds below 300 were used for tuning and for the confidence's weights.
const SEEDS = [501, 502, 503, 504, 505, 506]

/** Largest distance of a corner, over the four ways to turn the found quad. */
function cornerError({ corners }: QuadCandidate, truth: Quad): number {
  const turned = [0, 1, 2, 3].map((turn) =>
    Math.max(...truth.map(([x, y], i) => Math.hypot(corners[(i + turn) & 3][0] - x, corners[(i + turn) & 3][1] - y))),
  )
  return Math.min(...turned)
}

function look(kind: SceneKind, seed: number): { best: QuadCandidate | undefined; error: number } {
  const { gray, quad } = makeScene(kind, seed, 800, 600)
  const best = findCardQuads(gray, { aspect: ASPECT }).at(0)
  return { best, error: best === undefined || quad === null ? Infinity : cornerError(best, quad) }
}

const flat = (width: number, height: number, level: number): GrayPlane => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(level),
})

describe('findCardQuads', () => {
  it.each([['plain'], ['dark-on-dark'], ['tiles'], ['glare']] as const)(
    'finds most cards of the scene "%s", half of them to half a pixel',
    (kind) => {
      const errors = SEEDS.map((seed) => look(kind, seed).error).sort((a, b) => a - b)
      expect(errors.filter((error) => error < 8).length).toBeGreaterThanOrEqual(4)
      expect(errors[2]).toBeLessThan(0.5)
    },
  )

  it.each([['wood'], ['cloth'], ['clutter'], ['steep'], ['fingers'], ['small']] as const)(
    'finds at least half of the cards of the hard scene "%s"',
    (kind) => {
      const errors = SEEDS.map((seed) => look(kind, seed).error)
      expect(errors.filter((error) => error < 8).length).toBeGreaterThanOrEqual(3)
    },
  )

  it.each([['no-card-noise'], ['no-card-text'], ['no-card-clutter'], ['no-card-ground']] as const)(
    'believes in no card in the scene "%s"',
    (kind) => {
      const claims = SEEDS.map((seed) => look(kind, seed).best?.confidence ?? 0)
      expect(Math.max(...claims)).toBeLessThan(0.5)
    },
  )

  it('is not sure of a rectangle of another shape with lines across it', () => {
    const claims = SEEDS.map((seed) => look('no-card-shape', seed).best?.confidence ?? 0)
    expect(Math.max(...claims)).toBeLessThan(0.8)
    expect(claims.filter((confidence) => confidence > 0.5).length).toBeLessThanOrEqual(2)
  })

  it('says nothing of a picture without edges', () => {
    expect(findCardQuads(flat(640, 480, 0), { aspect: ASPECT })).toEqual([])
    expect(findCardQuads(flat(640, 480, 255), { aspect: ASPECT })).toEqual([])
  })

  it.each([0, 37, 90, 133, 180, 251, 270, 300])('goes clockwise round a card turned by %i°', (degrees) => {
    const turn = (degrees * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const truth = [
      [-190, -190 / ASPECT],
      [190, -190 / ASPECT],
      [190, 190 / ASPECT],
      [-190, 190 / ASPECT],
    ].map(([x, y]) => [320.3 + x * cos - y * sin, 239.6 + x * sin + y * cos] as const) as unknown as Quad
    const gray = flat(640, 480, 60)
    paintQuad(gray, truth, 190)
    const [best] = findCardQuads(gray, { aspect: ASPECT })
    // `cornerError` does not try the other sense, so this fails for corners that run the wrong way.
    expect(cornerError(best, truth)).toBeLessThan(0.15)
    expect(best.confidence).toBeGreaterThan(0.8)
    expect(best.residualPx).toBeLessThan(0.1)
    expect(best.tiltDeg).toBeLessThan(8)
    expect(Math.min(...best.edgeSupport)).toBeGreaterThan(0.95)
  })

  it('places a side that is outside the frame by the aspect, and calls it unseen', () => {
    const truth: Quad = [
      [90, 120],
      [490, 120],
      [490, 120 + 400 / ASPECT],
      [90, 120 + 400 / ASPECT],
    ]
    const gray = flat(600, 340, 60)
    paintQuad(gray, truth, 190)
    const [best] = findCardQuads(gray, { aspect: ASPECT })
    expect(cornerError(best, truth)).toBeLessThan(6)
    expect(Math.min(...best.sideVisible)).toBe(0)
    expect(best.confidence).toBeLessThan(0.9)
  })

  it('prefers the card to boxes printed on it', () => {
    const truth: Quad = [
      [60, 60],
      [560, 60],
      [560, 60 + 500 / ASPECT],
      [60, 60 + 500 / ASPECT],
    ]
    const gray = flat(640, 480, 60)
    paintQuad(gray, truth, 170)
    // A box of the card's own aspect, with a stronger edge than the card's.
    paintQuad(gray, truth.map(([x, y]) => [310 + (x - 310) * 0.7, 217 + (y - 217) * 0.7]) as unknown as Quad, 10)
    const [best] = findCardQuads(gray, { aspect: ASPECT, minAreaShare: 0.1 })
    expect(cornerError(best, truth)).toBeLessThan(0.5)
  })

  it('doubts a rectangle of another shape', () => {
    const gray = flat(640, 480, 60)
    paintQuad(
      gray,
      [
        [150, 80],
        [470, 80],
        [470, 400],
        [150, 400],
      ],
      190,
    )
    expect(findCardQuads(gray, { aspect: ASPECT })[0]?.confidence ?? 0).toBeLessThan(0.5)
  })

  it('sees in the second plane a card that is as bright as its ground', () => {
    const truth: Quad = [
      [100, 90],
      [520, 110],
      [510, 375],
      [90, 355],
    ]
    const gray = flat(640, 480, 120)
    const second = flat(640, 480, 120)
    paintQuad(second, truth, 150)
    expect(findCardQuads(gray, { aspect: ASPECT })).toEqual([])
    const [best] = findCardQuads(gray, { aspect: ASPECT, second: () => second })
    expect(cornerError(best, truth)).toBeLessThan(0.5)
  })

  it('makes no second plane when the first shows the card surely', () => {
    const gray = flat(640, 480, 60)
    paintQuad(
      gray,
      [
        [100, 90],
        [520, 90],
        [520, 355],
        [100, 355],
      ],
      190,
    )
    const second = (): GrayPlane => {
      throw new Error('asked for')
    }
    expect(findCardQuads(gray, { aspect: ASPECT, second })).not.toEqual([])
  })

  it('gives the same answer every time, at most as many candidates as asked for', () => {
    const { gray } = makeScene('tiles', 511, 800, 600)
    const first = findCardQuads(gray, { aspect: ASPECT, maxCandidates: 2 })
    expect(first.length).toBeLessThanOrEqual(2)
    expect(findCardQuads(gray, { aspect: ASPECT, maxCandidates: 2 })).toEqual(first)
    const confidences = first.map((candidate) => candidate.confidence)
    expect([...confidences].sort((a, b) => b - a)).toEqual(confidences)
  })

  it('throws for planes and aspects that make no sense', () => {
    const good = flat(100, 100, 0)
    expect(() => findCardQuads({ ...good, width: 99 }, { aspect: ASPECT })).toThrow(RangeError)
    expect(() => findCardQuads(flat(63, 100, 0), { aspect: ASPECT })).toThrow(RangeError)
    expect(() => findCardQuads(good, { aspect: 0.5 })).toThrow(RangeError)
    expect(() => findCardQuads(good, { aspect: NaN })).toThrow(RangeError)
    expect(() => findCardQuads(good, { aspect: ASPECT, second: () => flat(101, 100, 0) })).toThrow(RangeError)
  })
})
