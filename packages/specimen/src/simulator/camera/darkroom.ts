/** Planes that every frame of a burst is worked on in, one after the other: fresh ones a frame cost more than the work. */
export interface Darkroom {
  light: Float32Array
  raw: Int16Array
  green: Int16Array
  /** Differences of red and blue from green, on the half-size grid. */
  red: Int32Array
  blue: Int32Array
  luma: Int16Array
  /** Interleaved 8-bit sRGB. */
  out: Uint8ClampedArray
}

/** Width and height must be even. */
export function openDarkroom(width: number, height: number): Darkroom {
  const pixels = width * height
  return {
    light: new Float32Array(pixels),
    raw: new Int16Array(pixels),
    green: new Int16Array(pixels),
    red: new Int32Array(pixels / 4),
    blue: new Int32Array(pixels / 4),
    luma: new Int16Array(pixels),
    out: new Uint8ClampedArray(pixels * 3),
  }
}
