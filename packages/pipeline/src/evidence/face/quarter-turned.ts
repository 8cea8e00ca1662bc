import type { RgbImage } from '@identity/vision'

/** The picture turned clockwise by one, two or three quarters. */
export function quarterTurned({ width, height, data }: RgbImage, quarters: 1 | 2 | 3): RgbImage {
  const out = new Uint8Array(data.length)
  const turned = quarters === 2 ? { width, height } : { width: height, height: width }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to =
        quarters === 1
          ? x * height + (height - 1 - y)
          : quarters === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : (width - 1 - x) * height + y
      const from = (y * width + x) * 3
      out[to * 3] = data[from]
      out[to * 3 + 1] = data[from + 1]
      out[to * 3 + 2] = data[from + 2]
    }
  }
  return { ...turned, data: out }
}
