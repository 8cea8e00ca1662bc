import { describe, expect, it } from 'vitest'
import { blockDct } from './block-dct.ts'
import { firstLattice, latticeFit } from './first-lattice.ts'
import { ghostCurve, ijgLumaSteps } from './ghost-curve.ts'

/** Numbers from 0 to 1 by a linear congruence (Numerical Recipes). */
function random(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

/** Coefficients as natural ones are: many near 0, few large. */
function blocks(count: number, seed: number): Float32Array {
  const next = random(seed)
  return Float32Array.from({ length: 64 * count }, (_, i) => {
    const scale = 60 / (1 + (i % 8) + ((i % 64) >> 3))
    return (next() < 0.5 ? -1 : 1) * scale * -Math.log(1 - next())
  })
}
const quantised = (values: Float32Array, steps: readonly number[]) =>
  values.map((value, i) => steps[i & 63] * Math.round(value / steps[i & 63]))
const ones = new Array<number>(64).fill(1)

describe('blockDct', () => {
  it('gives eight times the mean of an even block and nothing else', () => {
    const out = new Float32Array(64)
    blockDct({ width: 8, data: new Uint8Array(64).fill(140) }, 0, 0, out, 0)
    expect(out[0]).toBeCloseTo(96, 4)
    for (const value of out.subarray(1)) expect(value).toBeCloseTo(0, 4)
  })

  it('keeps the energy of any block', () => {
    const next = random(3)
    const data = Float32Array.from({ length: 100 }, () => 255 * next())
    const out = new Float32Array(64)
    blockDct({ width: 10, data }, 1, 2, out, 0)
    let energy = 0
    for (let y = 2; y < 10; y++) for (let x = 1; x < 9; x++) energy += (data[y * 10 + x] - 128) ** 2
    expect(out.reduce((sum, value) => sum + value * value, 0) / energy).toBeCloseTo(1, 5)
  })
})

describe('ghostCurve', () => {
  it.each([66, 82, 90])('is lowest at the quality of the last compression: %s', (quality) => {
    const ladder = [60, 66, 72, 77, 82, 86, 90, 94]
    const curve = ghostCurve(quantised(blocks(200, 5), ijgLumaSteps(quality)), ladder)
    expect(ladder[curve.indexOf(Math.min(...curve))]).toBe(quality)
  })

  it('knows the tables of the IJG encoder', () => {
    expect(ijgLumaSteps(50).slice(0, 3)).toEqual([16, 11, 10])
    expect(ijgLumaSteps(75).reduce((sum, step) => sum + step, 0)).toBe(1858)
    expect(() => ijgLumaSteps(0)).toThrow(RangeError)
  })
})

describe('firstLattice', () => {
  it('finds the steps of a first save under a finer second one', () => {
    const first = ijgLumaSteps(80)
    const own = ijgLumaSteps(95)
    const lattice = firstLattice(quantised(quantised(blocks(400, 7), first), own), own)
    expect(lattice.length).toBeGreaterThanOrEqual(6)
    for (const { frequency, step } of lattice) expect(Math.abs(step - first[frequency])).toBeLessThanOrEqual(1)
  })

  it('finds none in a file saved once, nor in pixels never saved', () => {
    const own = ijgLumaSteps(90)
    expect(firstLattice(quantised(blocks(400, 8), own), own).length).toBeLessThan(2)
    expect(firstLattice(blocks(400, 9), ones).length).toBe(0)
  })

  it('tells blocks with that history from others', () => {
    const first = ijgLumaSteps(80)
    const lattice = firstLattice(quantised(blocks(400, 10), first), ones)
    expect(latticeFit(quantised(blocks(60, 11), first), lattice).mean).toBeGreaterThan(0.95)
    expect(Math.abs(latticeFit(blocks(60, 12), lattice).mean)).toBeLessThan(0.15)
  })
})
