import type { RgbImage } from '../image.ts'

/** Writes the luma of a square of the picture into `y`, row by row. */
export function lumaTile(
  { width, data }: RgbImage,
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
  y: Float32Array,
): void {
  let to = 0
  for (let row = top; row < top + size; row++) {
    let at = (row * width + left) * 3
    for (let column = 0; column < size; column++, to++, at += 3) {
      y[to] = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]
    }
  }
}
