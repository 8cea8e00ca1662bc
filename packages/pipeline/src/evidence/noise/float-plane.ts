/** One plane of codes: `data[y * width + x]`. */
export interface FloatPlane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Shrinks by averaging the whole source pixels under each target pixel. */
export function resizePlane(
  source: { readonly width: number; readonly height: number; readonly data: Float32Array | Uint8Array },
  width: number,
  height: number,
): FloatPlane {
  const data = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * source.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * source.height) / height))
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * source.width) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * source.width) / width))
      let sum = 0
      for (let v = top; v < bottom; v++) for (let u = left; u < right; u++) sum += source.data[v * source.width + u]
      data[y * width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return { width, height, data }
}
