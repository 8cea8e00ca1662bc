/** Luma table of ITU-T T.81, annex K, row by row. */
// prettier-ignore
const ANNEX_K = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87,
  80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92,
  95, 98, 112, 100, 103, 99,
]

/** The luma table of the Independent JPEG Group's encoder at a quality of 1–100, row by row. */
export function ijgLumaSteps(quality: number): number[] {
  if (!Number.isInteger(quality) || quality < 1 || quality > 100) throw new RangeError(`no JPEG quality ${quality}`)
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  return ANNEX_K.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))))
}

/**
 * Logarithm of the error that compressing the blocks again at each quality would make (Farid 2009): it dips where they
 * were compressed before. `blocks` holds 64 coefficients a block; the error is taken in the cosine domain, where it is
 * that of the pixels but for rounding.
 */
export function ghostCurve(blocks: Float32Array, qualities: readonly number[]): number[] {
  return qualities.map((quality) => {
    const steps = ijgLumaSteps(quality)
    let squares = 0
    for (let i = 0; i < blocks.length; i++) {
      const step = steps[i & 63]
      // Not Math.round, which minds the sign of zero: this is the inner loop of eight savings.
      const error = blocks[i] - step * Math.floor(blocks[i] / step + 0.5)
      squares += error * error
    }
    return Math.log(squares / Math.max(1, blocks.length) + 0.05)
  })
}
