import { CARD } from '../card/card-layout.ts'
import { depthUnderFinger } from './finger.ts'
import { homographyToQuad, invertHomography, type Quad } from './quad.ts'
import type { LinearImage } from './linear-image.ts'
import type { Lighting, Rgb, Scene } from './scene.ts'

/** The light of the frame: steady room light, and what a phone screen adds, with the level of white paper as 1. */
export interface Illumination {
  ambient: Rgb
  screen: Rgb
}

/** Linear light on the sensor plane, one plane a channel, white paper in full light near 1. */
export interface LightField {
  planes: readonly [Float32Array, Float32Array, Float32Array]
  width: number
  height: number
}

/**
 * What the lens projects: card and table under the scene's light, before any blur, noise or coding.
 * `quad` is where the card lies in this frame.
 */
export function renderLightField(
  card: LinearImage,
  table: LinearImage,
  scene: Scene,
  quad: Quad,
  { ambient, screen }: Illumination,
): LightField {
  const { widthPx: width, heightPx: height } = scene.size
  const [r, g, b] = [0, 1, 2].map(() => new Float32Array(width * height)) as [Float32Array, Float32Array, Float32Array]
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = invertHomography(homographyToQuad(quad))
  const { lighting, finger } = scene
  const { corner, edge } = edgeGeometry(quad)
  const glare = glareField(lighting)
  const [tableCos, tableSin] = [Math.cos(scene.table.angle), Math.sin(scene.table.angle)]
  const [mmWidth, mmHeight] = [CARD.width / 10, CARD.height / 10]
  const texel = 1 / scene.table.mmPerTexel
  const { shadow, slopeX, slopeY, falloff } = lighting
  const cardRow = card.width * 3
  const tableRow = table.width * 3
  const scale = 1 / Math.max(width, height)
  const weights = new Float64Array(4)

  for (let y = 0; y < height; y++) {
    // Pixel (x, y) covers the square from (x, y) to (x + 1, y + 1); its centre is half a pixel in.
    const cy = y + 0.5
    const ny = (cy - height / 2) * scale * 2
    for (let x = 0; x < width; x++) {
      const cx = x + 0.5
      const w = 1 / (h6 * cx + h7 * cy + h8)
      const u = (h0 * cx + h1 * cy + h2) * w
      const v = (h3 * cx + h4 * cy + h5) * w
      const mx = u * mmWidth
      const my = v * mmHeight
      const inside = roundedRect(mx, my, mmWidth, mmHeight, corner)
      // Distance to the edge in pixels, near enough for half a pixel of anti-aliasing.
      const cover = inside * edge + 0.5
      const nx = (cx - width / 2) * scale * 2
      const level = 1 + slopeX * nx + slopeY * ny - falloff * (nx * nx + ny * ny)
      const screenLevel = 1 - 0.25 * (nx * nx + ny * ny)
      let pr = 0
      let pg = 0
      let pb = 0
      if (cover > 0) {
        const at = place(u * card.width - 0.5, v * card.height - 0.5, card, weights)
        const w00 = weights[0]
        const w10 = weights[1]
        const w01 = weights[2]
        const w11 = weights[3]
        const d = card.data
        const shine = glare === null ? 0 : glare(u, v)
        pr = d[at] * w00 + d[at + 3] * w10 + d[at + cardRow] * w01 + d[at + cardRow + 3] * w11 + shine
        pg = d[at + 1] * w00 + d[at + 4] * w10 + d[at + cardRow + 1] * w01 + d[at + cardRow + 4] * w11 + shine
        pb = d[at + 2] * w00 + d[at + 5] * w10 + d[at + cardRow + 2] * w01 + d[at + cardRow + 5] * w11 + shine
      }
      if (cover < 1) {
        const tx = mirrored((mx * tableCos - my * tableSin) * texel + scene.table.x, table.width)
        const ty = mirrored((mx * tableSin + my * tableCos) * texel + scene.table.y, table.height)
        const at = place(tx, ty, table, weights)
        const w00 = weights[0]
        const w10 = weights[1]
        const w01 = weights[2]
        const w11 = weights[3]
        const d = table.data
        // The card is under a millimetre thick: its shadow is narrow, and soft over about two.
        const under = roundedRect(mx - shadow.x, my - shadow.y, mmWidth, mmHeight, corner)
        const shade = 1 - shadow.depth * Math.min(1, Math.max(0, (under + 2) / 2.4))
        const keep = Math.min(1, Math.max(0, cover))
        const rest = (1 - keep) * shade
        pr = pr * keep + rest * (d[at] * w00 + d[at + 3] * w10 + d[at + tableRow] * w01 + d[at + tableRow + 3] * w11)
        pg =
          pg * keep +
          rest * (d[at + 1] * w00 + d[at + 4] * w10 + d[at + tableRow + 1] * w01 + d[at + tableRow + 4] * w11)
        pb =
          pb * keep +
          rest * (d[at + 2] * w00 + d[at + 5] * w10 + d[at + tableRow + 2] * w01 + d[at + tableRow + 5] * w11)
      }
      if (finger !== null) {
        const depth = depthUnderFinger(finger, mx, my)
        const covered = Math.min(1, Math.max(0, depth * edge + 0.5))
        if (covered > 0) {
          // Round: light falls off towards its sides.
          const shade = covered * (0.55 + 0.45 * Math.sqrt(Math.min(1, Math.max(0, depth) / finger.radius)))
          pr = pr * (1 - covered) + finger.skin[0] * shade
          pg = pg * (1 - covered) + finger.skin[1] * shade
          pb = pb * (1 - covered) + finger.skin[2] * shade
        }
      }
      const i = y * width + x
      r[i] = pr * (ambient[0] * level + screen[0] * screenLevel)
      g[i] = pg * (ambient[1] * level + screen[1] * screenLevel)
      b[i] = pb * (ambient[2] * level + screen[2] * screenLevel)
    }
  }
  return { planes: [r, g, b], width, height }
}

/** Index of the upper left of the four texels around (x, y); their bilinear weights go into `weights`. */
function place(x: number, y: number, { width, height }: LinearImage, weights: Float64Array): number {
  const sx = Math.min(Math.max(x, 0), width - 1.001)
  const sy = Math.min(Math.max(y, 0), height - 1.001)
  const ix = sx | 0
  const iy = sy | 0
  const fx = sx - ix
  const fy = sy - iy
  weights[3] = fx * fy
  weights[2] = fy - weights[3]
  weights[1] = fx - weights[3]
  weights[0] = 1 - fx - fy + weights[3]
  return (iy * width + ix) * 3
}

/** Distance from a point to the card's outline in mm, positive inside. */
function roundedRect(x: number, y: number, width: number, height: number, radius: number): number {
  const dx = Math.abs(x - width / 2) - (width / 2 - radius)
  const dy = Math.abs(y - height / 2) - (height / 2 - radius)
  if (dx <= 0 || dy <= 0) return radius - Math.max(dx, dy)
  return radius - Math.sqrt(dx * dx + dy * dy)
}

function edgeGeometry(quad: Quad): { corner: number; edge: number } {
  const [[x0, y0], [x1, y1]] = quad
  const pxPerMm = Math.hypot(x1 - x0, y1 - y0) / (CARD.width / 10)
  return { corner: CARD.cornerRadius / 10, edge: pxPerMm }
}

/** One lamp's blurred image in the laminate, over the unit square of the card. */
function glareField({ glare }: Lighting): ((u: number, v: number) => number) | null {
  if (glare.strength <= 0) return null
  const [c, s] = [Math.cos(glare.angle), Math.sin(glare.angle)]
  const [a, b] = [1 / (glare.radius * glare.stretch), 1 / glare.radius]
  return (u, v) => {
    const x = u - glare.x
    const y = (v - glare.y) / 1.586
    const q = ((x * c + y * s) * a) ** 2 + ((y * c - x * s) * b) ** 2
    return q > 12 ? 0 : glare.strength * Math.exp(-q)
  }
}

/** Folds a coordinate into 0 to size - 2, back and forth. */
function mirrored(at: number, size: number): number {
  const span = size - 2
  const t = Math.abs(at) % (2 * span)
  return t > span ? 2 * span - t : t
}
