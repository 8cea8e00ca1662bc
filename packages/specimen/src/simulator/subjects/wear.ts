import type { Random } from '../../random.ts'
import { smoothNoise } from '../scene/smooth-noise.ts'
import type { Texture } from '../scene/texture.ts'

/**
 * What years in a wallet do to a card, in place: yellowing, print rubbed off where it bulges, scratches, dust.
 * `amount` 0 is new, 1 badly worn. Light scratches lie in the laminate over the print.
 */
export function wear(texture: Texture, random: Random, amount: number): Texture {
  if (amount <= 0) return texture
  const { planes, width, height, texelX } = texture
  const yellow = amount * random.range(0, 0.25)
  const rub = smoothNoise(random.fork('rub'))
  const fade = amount * random.range(0.2, 0.7)
  const paper = [0.78, 0.8, 0.8 * (1 - yellow)]
  const tint = [1 - yellow * 0.08, 1 - yellow * 0.16, 1 - yellow]
  const mm = texelX
  const line = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    // Rubbed places are millimetres wide: one look serves two by two texels.
    if ((y & 1) === 0) {
      for (let x = 0; x < width; x += 2) {
        const patch = rub(x * mm * 0.11, y * mm * 0.11) + 0.5 * rub(x * mm * 0.9, y * mm * 0.9)
        const gone = patch > 0.35 ? Math.min(0.85, (patch - 0.35) * 1.6) * fade : 0
        line[x] = gone
        if (x + 1 < width) line[x + 1] = gone
      }
    }
    for (let c = 0; c < 3; c++) {
      const plane = planes[c]
      for (let x = 0, i = y * width; x < width; x++, i++) {
        plane[i] = plane[i] * tint[c] * (1 - line[x]) + paper[c] * line[x]
      }
    }
  }
  const scratches = Math.round(amount * random.range(12, 45))
  for (let k = 0; k < scratches; k++) {
    const angle = random.gauss() * 0.5 + (random.chance(0.3) ? Math.PI / 2 : 0)
    drawLine(
      texture,
      random.range(0, width),
      random.range(0, height),
      angle,
      random.range(4, 45) / mm,
      random.chance(0.75) ? 0.75 : 0.2,
      random.range(0.15, 0.5),
    )
  }
  const specks = Math.round(amount * random.range(20, 120))
  for (let k = 0; k < specks; k++) {
    drawLine(
      texture,
      random.range(0, width),
      random.range(0, height),
      random.range(0, 3),
      random.range(0.1, 0.6) / mm,
      0.15,
      0.5,
    )
  }
  return texture
}

function drawLine(
  { planes, width, height }: Texture,
  x0: number,
  y0: number,
  angle: number,
  length: number,
  level: number,
  strength: number,
): void {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  for (let t = 0; t < length; t += 0.7) {
    const [x, y] = [Math.floor(x0 + dx * t), Math.floor(y0 + dy * t)]
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const i = y * width + x
    for (let c = 0; c < 3; c++) planes[c][i] += (level - planes[c][i]) * strength * 0.7
  }
}
