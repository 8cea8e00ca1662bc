import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFlashSamples } from './parse-flash-samples.ts'

const COLORS = ['#FFFFFF', '#000000', '#00FF00']
const SEEN = [
  [200, 201, 202],
  [40, 41, 42],
  [60, 180, 70],
] as const
const response = (samples: readonly unknown[]) => {
  const parsed = parseFlashSamples(samples, COLORS)
  return parsed.kind === 'samples' ? parsed.response : parsed.why
}

describe('parseFlashSamples', () => {
  it('takes r, g, b by step in any order', () => {
    const samples = SEEN.map(([r, g, b], step) => ({ step, r, g, b })).reverse()
    expect(response(samples)).toEqual(SEEN)
  })

  it('takes other member names, 1-based steps and no steps at all', () => {
    expect(response(SEEN.map(([red, green, blue], i) => ({ step: i + 1, red, green, blue })))).toEqual(SEEN)
    expect(response(SEEN.map((rgb) => ({ rgb })))).toEqual(SEEN)
    expect(response([...SEEN])).toEqual(SEEN)
  })

  it('takes values on the scale 0–1', () => {
    expect(
      response([
        [1, 1, 1],
        [0, 0, 0],
        [0.2, 0.6, 0.2],
      ]),
    ).toEqual([
      [255, 255, 255],
      [0, 0, 0],
      [51, 153, 51],
    ])
  })

  it('averages several samples of a step', () => {
    const samples = [0, 0, 1, 2].map((step, i) => ({ step, r: 10 * i + 10, g: 20, b: 30 }))
    expect(response(samples)).toEqual([
      [15, 20, 30],
      [30, 20, 30],
      [40, 20, 30],
    ])
  })

  it.each([
    ['a step too few', SEEN.slice(1).map(([r, g, b], step) => ({ step, r, g, b }))],
    ['a step too many', [...SEEN, [1, 2, 3]]],
    ['a gap in the steps', SEEN.map(([r, g, b], i) => ({ step: i * 2, r, g, b }))],
    ['steps on some samples only', [{ step: 0, r: 1, g: 2, b: 3 }, [1, 2, 3], [1, 2, 3]]],
    [
      'mixed scales',
      [
        [200, 200, 200],
        [40, 40, 40],
        [0.2, 0.7, 0.2],
      ],
    ],
    [
      'values above 255',
      [
        [300, 0, 0],
        [1, 1, 1],
        [2, 2, 2],
      ],
    ],
    [
      'values below 0',
      [
        [-1, 0, 0],
        [1, 1, 1],
        [2, 2, 2],
      ],
    ],
    [
      'a value that is not finite',
      [
        [NaN, 0, 0],
        [1, 1, 1],
        [2, 2, 2],
      ],
    ],
    ['text', ['#FF0000', '#000000', '#00FF00']],
  ])('calls %s malformed', (_, samples) => {
    expect(parseFlashSamples(samples, COLORS).kind).toBe('malformed')
  })

  it('never throws, whatever the client signed', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 12 }), (samples) => {
        expect(['samples', 'malformed']).toContain(parseFlashSamples(samples, COLORS).kind)
      }),
    )
  })
})
