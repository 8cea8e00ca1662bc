import type { RgbImage } from '@identity/vision'

/** A column holds ink when it is darker than paper by this share of the line's contrast: thin strokes reach no more. */
const INK_SHARE = 0.3

/**
 * For each column of a strip of text whether its middle holds ink, at a share of the contrast within `reach` px; of the
 * whole line by default.
 */
export function inkByColumn({ width, height, data }: RgbImage, share = INK_SHARE, reach = Infinity): boolean[] {
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
  const whole = levelsOf(darkest)
  if (reach >= width) return Array.from(darkest, (level) => level < whole.paper - share * (whole.paper - whole.ink))
  // Levels of the neighbourhood, a quarter of it at a time: light and glare change along a line.
  const step = Math.max(1, Math.floor(reach / 4))
  const inked: boolean[] = []
  for (let x = 0; x < width; x += step) {
    const middle = x + step / 2
    const { ink, paper } = levelsOf(
      darkest.subarray(Math.max(0, Math.floor(middle - reach)), Math.ceil(middle + reach)),
    )
    const contrast = Math.max(paper - ink, LEAST_CONTRAST * (whole.paper - whole.ink))
    for (let i = x; i < Math.min(width, x + step); i++) inked.push((darkest[i] ?? 255) < paper - share * contrast)
  }
  return inked
}

/** Where a neighbourhood has less contrast than this share of the line's, what stands out is noise, not ink. */
const LEAST_CONTRAST = 0.25

function levelsOf(darkest: Float64Array): { ink: number; paper: number } {
  const sorted = darkest.slice().sort()
  return {
    ink: sorted[Math.floor(sorted.length * 0.1)] ?? 0,
    paper: sorted[Math.floor(sorted.length * 0.95)] ?? 255,
  }
}
