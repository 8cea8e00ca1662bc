import { createHash } from 'node:crypto'

/** Uniform integer in [0, maxExclusive), maxExclusive ≤ 2³². */
export type RandomInt = (maxExclusive: number) => number

/**
 * A reproducible generator (xoshiro128**, Blackman & Vigna 2018) seeded by the SHA-256 of `seed`: the same seed gives
 * the same numbers on every machine, so that a replay repeats a permutation test to the last digit. Not for secrets.
 */
export function seededRandomInt(seed: string): RandomInt {
  const digest = createHash('sha256').update(seed, 'utf8').digest()
  // `| 1`: the all-zero state is the one the generator cannot leave.
  let a = (digest.readUInt32LE(0) | 1) >>> 0
  let b = digest.readUInt32LE(4)
  let c = digest.readUInt32LE(8)
  let d = digest.readUInt32LE(12)
  const rotl = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0
  const next = (): number => {
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotl(d, 11)
    return result
  }
  // 53 random bits: the bias of the product is below 2⁻²¹ for every maxExclusive ≤ 2³².
  return (maxExclusive) => Math.floor(((next() >>> 5) * 67_108_864 + (next() >>> 6)) * 2 ** -53 * maxExclusive)
}
