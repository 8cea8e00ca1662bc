import type { RgbImage } from '@identity/vision'

export interface PrintPhotoOptions {
  readonly width: number
  readonly height: number
  /** Camera pixels to one period of the dot screen; null: continuous tone, as dye and fine inkjet prints are. */
  readonly periodPx: number | null
  /** Angle of each ink's screen: cyan, magenta, yellow, black. */
  readonly anglesDeg: readonly [number, number, number, number]
  /** Only black ink is used. */
  readonly black?: boolean
  /** How much of the dots' contrast lens and sensor keep, 0–1. */
  readonly transfer: number
  readonly seed: number
}

/** A photo of a print by amplitude-modulated dot screens: each ink covers as much as its spot function rises above a level. */
export function photographPrint(content: RgbImage, options: PrintPhotoOptions): RgbImage {
  const { width, height, periodPx, anglesDeg, black = false, transfer } = options
  const data = new Uint8Array(width * height * 3)
  const turns = anglesDeg.map((deg) => [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)] as const)
  let state = options.seed + 1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from =
        (Math.floor((y * content.height) / height) * content.width + Math.floor((x * content.width) / width)) * 3
      const want = [0, 1, 2].map((c) => 1 - content.data[from + c] / 255)
      const inks = black ? [0, 0, 0, (want[0] + want[1] + want[2]) / 3] : [...want, 0.3 * Math.min(...want)]
      const covered = inks.map((ink, i) => {
        if (periodPx === null) return ink
        const [cos, sin] = turns[i]
        const u = (2 * Math.PI * (cos * x + sin * y)) / periodPx
        const v = (2 * Math.PI * (cos * y - sin * x)) / periodPx
        const spot = (Math.cos(u) + Math.cos(v)) / 4
        // First overtone only: what a lens passes of a dot. Contrast vanishes on bare paper and on full ink.
        return ink + transfer * 4 * ink * (1 - ink) * spot
      })
      for (let c = 0; c < 3; c++) {
        state = (state * 48271) % 2147483647
        const light = (1 - covered[c]) * (1 - covered[3])
        data[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, 20 + 215 * light + 8 * (state / 2147483647 - 0.5)))
      }
    }
  }
  return { width, height, data }
}
