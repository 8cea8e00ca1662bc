import type { RgbImage } from '@identity/vision'

/** A column holds ink when it is darker than paper by this share of the line's contrast: thin strokes reach no more. */
const INK_SHARE = 0.3

/** For each column of a strip of text whether its middle holds ink, at a share of the line's contrast. */
export function inkByColumn({ width, height, data }: RgbImage, share = INK_SHARE): boolean[] {
  const top = Math.floor(height * 0.15)
  const bottom = Math.ceil(height * 0.85)
  const darkest = Array.from({ length: width }, (_, x) => {
    // Second darkest pixel: one noisy pixel is no ink.
    const column: number[] = []
    for (let y = top; y < bottom; y++) {
      const i = (y * width + x) * 3
      column.push((data[i] ?? 0) * 0.299 + (data[i + 1] ?? 0) * 0.587 + (data[i + 2] ?? 0) * 0.114)
    }
    column.sort((a, b) => a - b)
    return column[1] ?? 255
  })
  const sorted = [...darkest].sort((a, b) => a - b)
  const inkLevel = sorted[Math.floor(width * 0.1)] ?? 0
  const paperLevel = sorted[Math.floor(width * 0.95)] ?? 255
  const threshold = paperLevel - share * (paperLevel - inkLevel)
  return darkest.map((level) => level < threshold)
}
