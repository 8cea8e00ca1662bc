import { homographyOfQuads } from '../../fit-homography.ts'
import type { Homography } from '../../homography.ts'
import type { Point, Quad } from '../../image.ts'
import type { GrayPlane } from '../gray-plane.ts'
import { makeRandom, type Dice } from './make-random.ts'
import { drawPattern, type Pattern } from './patterns.ts'

/** What a test photo shows. The last five hold no card; the very last, a rectangle of another shape. */
export const SCENES = [
  'plain',
  'wood',
  'cloth',
  'tiles',
  'clutter',
  'dark-on-dark',
  'light-on-light',
  'fingers',
  'glare',
  'cut-off',
  'small',
  'steep',
  'no-card-noise',
  'no-card-text',
  'no-card-clutter',
  'no-card-ground',
  'no-card-shape',
] as const
export type SceneKind = (typeof SCENES)[number]

export interface TestScene {
  readonly gray: GrayPlane
  /** The card's corners, clockwise; null when there is no card. */
  readonly quad: Quad | null
}

interface Shape {
  readonly width: number
  readonly height: number
  readonly radius: number
}

const CARD: Shape = { width: 85.6, height: 53.98, radius: 3.18 }

/**
 * A grey photo of a generic card: header band, box, rows of strokes; table, shadow, uneven light, blur, noise. Shares
 * no code with the project's specimen photos, so that a threshold tuned on one is tested on the other.
 */
export function makeScene(kind: SceneKind, seed: number, width = 1600, height = 1200): TestScene {
  const dice = makeRandom(seed * 7919 + SCENES.indexOf(kind) * 104729 + 17)
  const ground = groundOf(kind, dice, width)
  const light = lightOf(dice, width, height)
  const isCard = !kind.startsWith('no-card')
  const card = isCard || kind === 'no-card-shape' ? placeCard(kind, dice, width, height) : null
  const data = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] = ground(x + 0.5, y + 0.5)
  }
  if (card !== null) paintCard(data, width, height, card, kind, dice)
  if (kind === 'fingers') paintFingers(data, width, height, card!.quad, dice)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] *= light(x, y)
  }
  const blur = dice.range(0.6, 2)
  const smooth = gaussian(gaussian(data, width, height, blur, 1), width, height, blur, 0)
  const noise = dice.range(0.5, kind === 'no-card-noise' ? 25 : 4)
  const out = new Uint8Array(width * height)
  for (let i = 0; i < out.length; i++) out[i] = Math.max(0, Math.min(255, smooth[i] + noise * dice.gauss() + 0.5))
  return { gray: { width, height, data: out }, quad: isCard ? card!.quad : null }
}

function groundOf(kind: SceneKind, dice: Dice, width: number): Pattern {
  const level =
    kind === 'dark-on-dark'
      ? dice.range(20, 45)
      : kind === 'light-on-light'
        ? dice.range(190, 225)
        : dice.range(25, 215)
  const named: Partial<Record<SceneKind, Parameters<typeof drawPattern>[1]>> = {
    plain: 'plain',
    wood: 'wood',
    cloth: 'cloth',
    tiles: 'tiles',
    clutter: 'clutter',
    'no-card-noise': 'plain',
    'no-card-text': 'text',
    'no-card-clutter': 'clutter',
    'dark-on-dark': 'plain',
    'light-on-light': 'plain',
  }
  return drawPattern(
    dice,
    named[kind] ?? dice.pick(['plain', 'wood', 'cloth', 'tiles', 'clutter', 'text']),
    level,
    width / 1600,
  )
}

/** Level, slope and vignette of the light. */
function lightOf(dice: Dice, width: number, height: number): Pattern {
  const [sx, sy, fall] = [dice.range(-0.3, 0.3), dice.range(-0.3, 0.3), dice.range(0, 0.2)]
  return (x, y) => {
    const [u, v] = [(2 * x) / width - 1, (2 * y) / height - 1]
    return 1 + sx * u + sy * v - fall * (u * u + v * v)
  }
}

interface Placed {
  readonly shape: Shape
  readonly quad: Quad
  readonly inverse: Homography
  readonly pxPerMm: number
}

/** A photo, a book, a phone: clearly not 1.586. Lengths as for a card, so that it fills the frame alike. */
function otherShape(dice: Dice): Shape {
  const ratio = dice.next() < 0.6 ? dice.range(1, 1.38) : dice.range(1.82, 2.4)
  const height = Math.sqrt((CARD.width * CARD.height) / ratio)
  return { width: height * ratio, height, radius: dice.range(0, 6) }
}

function placeCard(kind: SceneKind, dice: Dice, width: number, height: number): Placed {
  const shape = kind === 'no-card-shape' ? otherShape(dice) : CARD
  const focal = dice.range(0.7, 1.15) * width
  for (;;) {
    const tilt = ((kind === 'steep' ? dice.range(22, 35) : 25 * Math.sqrt(dice.next()) * dice.next()) * Math.PI) / 180
    const quad = project(shape, dice, tilt, focal, kind, width, height)
    const area = Math.abs(areaOf(quad)) / (width * height)
    const [least, most] = kind === 'small' ? [0.15, 0.25] : [0.25, 0.8]
    if (area < least || area > most) continue
    const outside = quad.filter(([x, y]) => x < 2 || y < 2 || x > width - 2 || y > height - 2).length
    if (kind === 'cut-off' ? outside < 1 || outside > 2 || !seenEnough(quad, width, height) : outside > 0) continue
    const inverse = homographyOfQuads(quad, [
      [0, 0],
      [shape.width, 0],
      [shape.width, shape.height],
      [0, shape.height],
    ])
    if (inverse === null) continue
    return { shape, quad, inverse, pxPerMm: Math.sqrt(Math.abs(areaOf(quad)) / (shape.width * shape.height)) }
  }
}

function project(
  shape: Shape,
  dice: Dice,
  tilt: number,
  focal: number,
  kind: SceneKind,
  width: number,
  height: number,
): Quad {
  const [azimuth, roll] = [dice.range(0, 2 * Math.PI), dice.range(0, 2 * Math.PI)]
  const upright = dice.next() < 0.6
  const turn = upright ? (Math.round(roll / (Math.PI / 2)) * Math.PI) / 2 + dice.range(-0.1, 0.1) : roll
  const px = (kind === 'small' ? dice.range(0.42, 0.58) : dice.range(0.5, 1)) * width
  const z = (focal * shape.width) / px
  const [ca, sa, ct, st] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(tilt), Math.sin(tilt)]
  const spread = kind === 'cut-off' ? 0.8 : 0.25
  const [ox, oy] = [dice.range(-spread, spread) * width * 0.5, dice.range(-spread, spread) * height * 0.5]
  const corner = (mx: number, my: number): Point => {
    const [x, y] = [mx * Math.cos(turn) - my * Math.sin(turn), mx * Math.sin(turn) + my * Math.cos(turn)]
    // Turn about the axis of direction `azimuth` in the plane (Rodrigues).
    const dot = x * ca + y * sa
    const [rx, ry] = [x * ct + ca * dot * (1 - ct), y * ct + sa * dot * (1 - ct)]
    const rz = (ca * y - sa * x) * st
    const depth = z + rz
    return [
      width / 2 + (focal * (rx + (ox * z) / focal)) / depth,
      height / 2 + (focal * (ry + (oy * z) / focal)) / depth,
    ]
  }
  const [w, h] = [shape.width / 2, shape.height / 2]
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
}

function areaOf(quad: Quad): number {
  return quad.reduce((sum, [x, y], i) => sum + (x * quad[(i + 1) & 3][1] - y * quad[(i + 1) & 3][0]) / 2, 0)
}

/** At least three sides with half of their length in view. */
function seenEnough(quad: Quad, width: number, height: number): boolean {
  const shares = quad.map(([x, y], i) => {
    const [u, v] = quad[(i + 1) & 3]
    let inside = 0
    for (let k = 0; k < 20; k++) {
      const t = (k + 0.5) / 20
      const [px, py] = [x + t * (u - x), y + t * (v - y)]
      if (px > 0 && py > 0 && px < width && py < height) inside++
    }
    return inside / 20
  })
  return shares.filter((share) => share >= 0.5).length >= 3
}

function paintCard(data: Float32Array, width: number, height: number, card: Placed, kind: SceneKind, dice: Dice): void {
  const base =
    kind === 'dark-on-dark'
      ? dice.range(50, 80)
      : kind === 'light-on-light'
        ? dice.range(200, 240)
        : dice.range(60, 230)
  const face = cardFace(dice, base)
  const shadow = {
    x: dice.range(-1.5, 1.5),
    y: dice.range(-1.5, 1.5),
    depth: dice.range(0.05, 0.45),
    soft: dice.range(0.4, 2),
  }
  const glare = {
    x: dice.range(0, card.shape.width),
    y: dice.range(0, card.shape.height),
    radius: dice.range(8, 26),
    level: kind === 'glare' ? dice.range(120, 400) : dice.range(0, 30),
  }
  const { shape } = card
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = card.inverse
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [cx, cy] = [x + 0.5, y + 0.5]
      const w = h6 * cx + h7 * cy + h8
      const u = (h0 * cx + h1 * cy + h2) / w
      const v = (h3 * cx + h4 * cy + h5) / w
      if (u < -6 || v < -6 || u > shape.width + 6 || v > shape.height + 6) continue
      const i = y * width + x
      const under = depthInside(shape, u - shadow.x, v - shadow.y)
      data[i] *= 1 - shadow.depth * Math.max(0, Math.min(1, under / shadow.soft + 0.5))
      const cover = Math.max(0, Math.min(1, depthInside(shape, u, v) * card.pxPerMm + 0.5))
      if (cover === 0) continue
      const r = Math.hypot(u - glare.x, v - glare.y) / glare.radius
      data[i] += cover * (Math.min(255, face(u, v) + glare.level * Math.exp(-r * r)) - data[i])
    }
  }
}

/** Distance to the card's outline, mm, positive inside. */
function depthInside(shape: Shape, u: number, v: number): number {
  const dx = Math.abs(u - shape.width / 2) - (shape.width / 2 - shape.radius)
  const dy = Math.abs(v - shape.height / 2) - (shape.height / 2 - shape.radius)
  return shape.radius - (dx <= 0 || dy <= 0 ? Math.max(dx, dy) : Math.hypot(dx, dy))
}

/** A made-up card: a band, a box, rows of strokes, fine waves. Positions in mm. */
function cardFace(dice: Dice, base: number): Pattern {
  const band = dice.next() < 0.5 ? { to: dice.range(6, 14), level: base + dice.range(-45, 25) } : null
  const box = {
    x: dice.range(4, 60),
    y: dice.range(14, 22),
    w: dice.range(18, 24),
    h: dice.range(22, 30),
    level: dice.range(30, 220),
  }
  const rows = dice.int(5, 13)
  const pitch = dice.range(2.6, 3.8)
  const ink = base * dice.range(0.2, 0.6)
  const [waveX, waveY, depth] = [dice.range(0.4, 2), dice.range(0.4, 2), dice.range(0, 8)]
  const strokes = Uint8Array.from({ length: 4096 }, () => (dice.next() < 0.45 ? 1 : 0))
  const textFrom = dice.range(3, 10)
  const textTo = dice.range(45, 80)
  return (u, v) => {
    if (u > box.x && v > box.y && u < box.x + box.w && v < box.y + box.h)
      return box.level + 20 * Math.sin(u * 0.9) * Math.cos(v * 0.7)
    const row = Math.floor((v - 15) / pitch)
    if (row >= 0 && row < rows && u > textFrom && u < textTo && (v - 15) / pitch - row < 0.6) {
      if (strokes[(row * 97 + Math.floor(u / 0.45) * 13) & 4095] === 1) return ink
    }
    const paper = base + depth * Math.sin(u * waveX + 2 * Math.sin(v * waveY))
    return band !== null && v < band.to ? paper + band.level - base : paper
  }
}

/** One to three rounded bars reaching in from outside over one side. */
function paintFingers(data: Float32Array, width: number, height: number, quad: Quad, dice: Dice): void {
  const side = dice.int(0, 3)
  const [a, b] = [quad[side], quad[(side + 1) & 3]]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const [nx, ny] = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length]
  const level = dice.range(70, 190)
  for (let finger = dice.int(1, 3); finger > 0; finger--) {
    const t = dice.range(0.1, 0.9)
    const [cx, cy] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    const radius = dice.range(0.05, 0.1) * width
    const reach = dice.range(0.02, 0.09) * width
    const slant = dice.range(-0.3, 0.3)
    const [dx, dy] = [nx * Math.cos(slant) - ny * Math.sin(slant), nx * Math.sin(slant) + ny * Math.cos(slant)]
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const along = Math.max(0, (x - cx) * dx + (y - cy) * dy + reach - radius) - reach + radius
        const d = Math.hypot(x - cx - along * dx, y - cy - along * dy)
        if (d < radius) data[y * width + x] = level * (1 - 0.35 * (d / radius) ** 2)
      }
    }
  }
}

function gaussian(from: Float32Array, width: number, height: number, sigma: number, dx: 0 | 1): Float32Array {
  const radius = Math.ceil(2.5 * sigma)
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, k) => Math.exp(-0.5 * ((k - radius) / sigma) ** 2))
  const total = kernel.reduce((sum, value) => sum + value, 0)
  const out = new Float32Array(from.length)
  const stride = dx === 1 ? 1 : width
  const end = dx === 1 ? width : height
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = dx === 1 ? x : y
      const i = y * width + x
      let sum = 0
      if (at >= radius && at < end - radius) {
        for (let k = -radius, j = i - radius * stride; k <= radius; k++, j += stride)
          sum += kernel[k + radius] * from[j]
      } else {
        for (let k = -radius; k <= radius; k++) {
          const clamped = Math.min(end - 1, Math.max(0, at + k))
          sum += kernel[k + radius] * from[i + (clamped - at) * stride]
        }
      }
      out[i] = sum / total
    }
  }
  return out
}
