import type { RgbImage } from '@identity/vision'

/** For each column of a strip of text whether its middle is darker than paper by `share` of the line's contrast. */
export function inkByColumn({ width, height, data }: RgbImage, share: number): boolean[] {
  const top = Math.floor(height * 0.15)
  const bottom = Math.ceil(height * 0.85)
  // Second darkest pixel of each column: one noisy pixel is no ink.
  const darkest = new Float64Array(width).fill(255)
  for (let x = 0; x < width; x++) {
    let [first, second] = [255, 255]
    for (let y = top, i = (top * width + x) * 3; y < bottom; y++, i += width * 3) {
      const level = (data[i] ?? 0) * 0.299 + (data[i + 1] ?? 0) * 0.587 + (data[i + 2] ?? 0) * 0.114
      if (level < first) {
        second = first
        first = level
      } else if (level < second) second = level
    }
    darkest[x] = second
  }
  const sorted = darkest.slice().sort()
  const ink = sorted[Math.floor(sorted.length * 0.1)] ?? 0
  const paper = sorted[Math.floor(sorted.length * 0.95)] ?? 255
  return Array.from(darkest, (level) => level < paper - share * (paper - ink))
}
