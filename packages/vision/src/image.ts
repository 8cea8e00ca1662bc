/** Interleaved 8-bit colour: `data[(y * width + x) * 3 + channel]`, channels red, green, blue. */
export interface RgbImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** One plane of numbers: `data[y * width + x]`. The unit is the maker's: luma codes 0–255, probabilities, … */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array | Uint8Array
}

/** x to the right, y down. Pixel centres lie on whole numbers plus a half: the first pixel covers 0–1. */
export type Point = readonly [x: number, y: number]

/** Four corners in drawing order: top-left, top-right, bottom-right, bottom-left of the thing's own orientation. */
export type Quad = readonly [Point, Point, Point, Point]
