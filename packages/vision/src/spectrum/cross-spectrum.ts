import FFT from 'fft.js'

/**
 * Two planes of one tile in the frequency domain. Only the half with u ≥ 0 is held, the rest is its mirror:
 * entry `v * columns + u`, u = 0 … size/2 cycles a tile to the right, v = 0 … size−1 down (v ≥ size/2 means v − size).
 */
export interface CrossSpectrum {
  readonly size: number
  /** size/2 + 1. */
  readonly columns: number
  readonly powerA: Float32Array
  readonly powerB: Float32Array
  /** conj(A)·B: what B holds in step with A (real part) and a quarter wave away from it (imaginary part). */
  readonly crossRe: Float32Array
  readonly crossIm: Float32Array
}

/** Transforms tiles of one size; keeps its buffers, so each result is valid until the next call. */
export type TileTransform = (a: Float32Array, b: Float32Array) => CrossSpectrum

/**
 * A transform of size × size tiles under a Hann window with their mean taken off first. Two real planes cost one complex
 * transform: about 2 ms for 256×256. Throws a RangeError when `size` is no power of two from 8, or a tile has other dimensions.
 */
export function tileTransform(size: number): TileTransform {
  if (!Number.isInteger(size) || size < 8 || (size & (size - 1)) !== 0) {
    throw new RangeError(`tile size must be a power of two from 8, got ${size}`)
  }
  const fft = new FFT(size)
  const columns = size / 2 + 1
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size))
  const line = new Float64Array(2 * size)
  const done = new Float64Array(2 * size)
  // After the rows: column-major, so that the second pass reads runs of memory.
  const turned = new Float64Array(2 * size * size)
  const held: CrossSpectrum = {
    size,
    columns,
    powerA: new Float32Array(size * columns),
    powerB: new Float32Array(size * columns),
    crossRe: new Float32Array(size * columns),
    crossIm: new Float32Array(size * columns),
  }
  return (a, b) => {
    if (a.length !== size * size || b.length !== size * size) {
      throw new RangeError(`a tile holds ${size * size} numbers, got ${a.length} and ${b.length}`)
    }
    const meanA = mean(a)
    const meanB = mean(b)
    for (let y = 0; y < size; y++) {
      const row = y * size
      for (let x = 0; x < size; x++) {
        const weight = window[x] * window[y]
        line[2 * x] = (a[row + x] - meanA) * weight
        line[2 * x + 1] = (b[row + x] - meanB) * weight
      }
      fft.transform(done, line)
      for (let x = 0; x < size; x++) {
        const at = 2 * (x * size + y)
        turned[at] = done[2 * x]
        turned[at + 1] = done[2 * x + 1]
      }
    }
    for (let x = 0; x < size; x++) {
      const column = turned.subarray(2 * x * size, 2 * (x + 1) * size)
      fft.transform(done, column)
      column.set(done)
    }
    separate(turned, held)
    return held
  }
}

/** A + iB was transformed: with Z at a frequency and its mirror, A = (Z + Z̄')/2 and B = (Z − Z̄')/2i. */
function separate(turned: Float64Array, { size, columns, powerA, powerB, crossRe, crossIm }: CrossSpectrum): void {
  for (let u = 0; u < columns; u++) {
    const there = 2 * u * size
    const mirror = 2 * (u === 0 ? 0 : size - u) * size
    for (let v = 0; v < size; v++) {
      const p = there + 2 * v
      const q = mirror + 2 * (v === 0 ? 0 : size - v)
      const aRe = (turned[p] + turned[q]) / 2
      const aIm = (turned[p + 1] - turned[q + 1]) / 2
      const bRe = (turned[p + 1] + turned[q + 1]) / 2
      const bIm = (turned[q] - turned[p]) / 2
      const at = v * columns + u
      powerA[at] = aRe * aRe + aIm * aIm
      powerB[at] = bRe * bRe + bIm * bIm
      crossRe[at] = aRe * bRe + aIm * bIm
      crossIm[at] = aRe * bIm - aIm * bRe
    }
  }
}

function mean(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
