const HASH = /^[0-9a-f]{16}$/

/** Hamming distance of two perceptual hashes, 0–64 bits. Throws RangeError for anything that is not 16 hex digits. */
export function perceptualDistance(a: string, b: string): number {
  if (!HASH.test(a) || !HASH.test(b)) throw new RangeError('a perceptual hash has 16 lower-case hex digits')
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let bits = 0
  for (; different > 0n; different &= different - 1n) bits++
  return bits
}
