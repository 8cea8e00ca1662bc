const BANDS = 4
const BAND_BITS = 16

/**
 * The four band keys of a 64-bit hash (16 hex digits): band number × 65 536 + its 16 bits. Two hashes at most d bits apart
 * differ by at most ⌊d/4⌋ bits in some band, so looking near each band finds every one of them.
 */
export function bandsOf(perceptualHash: string): number[] {
  assertHash(perceptualHash)
  return Array.from({ length: BANDS }, (_, band) => bandKey(band, bandBits(perceptualHash, band)))
}

/** Every band key that a hash within `maxDistanceBits` (0–11) must share: 4 × 1, 17 or 137 of them. */
export function bandsWithin(perceptualHash: string, maxDistanceBits: number): number[] {
  assertHash(perceptualHash)
  if (!Number.isInteger(maxDistanceBits) || maxDistanceBits < 0 || maxDistanceBits > 11) {
    throw new RangeError(`maxDistanceBits must be 0–11, got ${maxDistanceBits}`)
  }
  const flips = flipsUpTo(Math.floor(maxDistanceBits / BANDS))
  return Array.from({ length: BANDS }, (_, band) => bandBits(perceptualHash, band)).flatMap((bits, band) =>
    flips.map((flip) => bandKey(band, bits ^ flip)),
  )
}

/** Hamming distance of two 64-bit hashes, 0–64. */
export function hammingDistance(a: string, b: string): number {
  assertHash(a)
  assertHash(b)
  let distance = 0
  for (let band = 0; band < BANDS; band++) distance += bitCount(bandBits(a, band) ^ bandBits(b, band))
  return distance
}

function assertHash(hash: string): void {
  if (!/^[0-9a-f]{16}$/.test(hash))
    throw new RangeError(`not a 64-bit hash in hex: ${JSON.stringify(hash.slice(0, 40))}`)
}

function bandBits(hash: string, band: number): number {
  return Number.parseInt(hash.slice(band * 4, band * 4 + 4), 16)
}

function bandKey(band: number, bits: number): number {
  return band * 2 ** BAND_BITS + bits
}

/** All 16-bit masks with at most `most` (0–2) bits set. */
function flipsUpTo(most: number): number[] {
  const masks = [0]
  for (let i = 0; most >= 1 && i < BAND_BITS; i++) {
    masks.push(1 << i)
    for (let j = 0; most >= 2 && j < i; j++) masks.push((1 << i) | (1 << j))
  }
  return masks
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
