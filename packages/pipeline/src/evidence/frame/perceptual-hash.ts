import { luma, resizeArea, type RgbImage } from '@identity/vision'

const SIDE = 32
const KEPT = 8

/** `COSINES[u * 32 + x]` for u = 1…8: the DCT-II basis without its constant term, which only tells brightness. */
const COSINES: readonly number[] = Array.from({ length: KEPT * SIDE }, (_, i) => {
  const u = Math.floor(i / SIDE) + 1
  return Math.cos(((2 * (i % SIDE) + 1) * u * Math.PI) / (2 * SIDE))
})

/**
 * A 64-bit fingerprint of how a picture looks (16 hex digits): the signs, against their median, of the 8×8 lowest
 * frequencies of its luma at 32×32. Recompression and resizing move a bit or two; another photo about half of them.
 * Photos of two cards framed alike share much of their layout, so nearness alone never proves a copy.
 */
export function perceptualHash(image: RgbImage): string {
  const { data } = luma(resizeArea(image, SIDE, SIDE))
  const rows = new Float64Array(KEPT * SIDE)
  for (let u = 0; u < KEPT; u++) {
    for (let y = 0; y < SIDE; y++) {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += data[y * SIDE + x] * COSINES[u * SIDE + x]
      rows[u * SIDE + y] = sum
    }
  }
  const coefficients: number[] = []
  for (let v = 0; v < KEPT; v++) {
    for (let u = 0; u < KEPT; u++) {
      let sum = 0
      for (let y = 0; y < SIDE; y++) sum += rows[u * SIDE + y] * COSINES[v * SIDE + y]
      coefficients.push(sum)
    }
  }
  const sorted = coefficients.toSorted((a, b) => a - b)
  const median = (sorted[31] + sorted[32]) / 2
  const bits = coefficients.reduce((hash, c) => (hash << 1n) | (c > median ? 1n : 0n), 0n)
  return bits.toString(16).padStart(16, '0')
}
