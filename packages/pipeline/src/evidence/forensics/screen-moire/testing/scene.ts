import type { RgbImage } from '@identity/vision'

/** A scene without fine structure: soft blobs of several colours, as a photo shrunk for a display. Deterministic by seed. */
export function blobScene(width: number, height: number, seed: number): RgbImage {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const wave =
          Math.sin((x * (3 + c) + seed * 97) / (width / 4)) *
          Math.cos((y * (5 - c) + seed * 53 + c * 40) / (height / 3))
        data[(y * width + x) * 3 + c] = 130 + 80 * wave
      }
    }
  }
  return { width, height, data }
}

/** Cloth of threads `periodPx` apart that wander by `wanderPx`; one colour, shaded. */
export function weave(width: number, height: number, periodPx: number, wanderPx: number): RgbImage {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = wanderPx * (Math.sin(y / 31 + x / 190) + 0.7 * Math.sin(y / 13 - x / 47))
      const dy = wanderPx * (Math.sin(x / 37 - y / 160) + 0.7 * Math.sin(x / 17 + y / 41))
      const warp = Math.cos((2 * Math.PI * (x + dx)) / periodPx)
      const weft = Math.cos((2 * Math.PI * (y + dy)) / periodPx)
      const shade = 0.55 + 0.1 * Math.sin(x / 300) + 0.22 * warp + 0.22 * weft
      const at = (y * width + x) * 3
      data[at] = 190 * shade
      data[at + 1] = 170 * shade
      data[at + 2] = 140 * shade
    }
  }
  return { width, height, data }
}

/** Level slats `periodPx` apart, each shaded from its dark lower edge to its bright upper one, of one tint. */
export function blinds(
  width: number,
  height: number,
  periodPx: number,
  tint: readonly [red: number, green: number, blue: number],
): RgbImage {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const phase = (y % periodPx) / periodPx
    const shade = phase < 0.15 ? 60 : 140 + 70 * phase
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = shade * (tint[c] ?? 1)
  }
  return { width, height, data }
}
