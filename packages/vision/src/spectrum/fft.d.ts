/** The small part of fft.js 4.0.4 that is used here; the package ships no types. Complex numbers are interleaved. */
declare module 'fft.js' {
  export default class FFT {
    /** `size`: complex numbers in a transform, a power of two. */
    constructor(size: number)
    transform(out: Float64Array, data: Float64Array): void
  }
}
