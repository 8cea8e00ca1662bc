import { expect, it } from 'vitest'
import { byteQuantiles, countedQuantiles } from './byte-quantiles.ts'

it('gives what stands there after sorting', () => {
  const values = Uint8Array.from({ length: 997 }, (_, i) => (i * 7919) % 256)
  const sorted = values.slice().sort()
  const shares = [0, 0.05, 0.5, 0.7, 0.999]
  expect(byteQuantiles(values, shares)).toEqual(shares.map((share) => sorted[Math.floor(values.length * share)]))
})

it('gives 0 where there is nothing', () => {
  expect(byteQuantiles(new Uint8Array(0), [0.5])).toEqual([0])
  expect(byteQuantiles(Uint8Array.of(9), [1])).toEqual([0])
  expect(countedQuantiles(new Uint32Array(256), [0, 1])).toEqual([0, 0])
})
