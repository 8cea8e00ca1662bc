import type { Random } from '../random.ts'
import { srgbToLinear, type LinearImage } from './linear-image.ts'

/** Table tops a photo gets when none is asked for. */
export const BACKGROUNDS = ['wood', 'cloth', 'plain', 'tiles'] as const
/** What misleads a search for edges or text: a printed page, a dense ornament, papers and boxes that lie about. */
export const BUSY_BACKGROUNDS = ['print', 'batik', 'clutter'] as const
export type Background = (typeof BACKGROUNDS)[number] | (typeof BUSY_BACKGROUNDS)[number]

const SIZE = 512

/** A square of table top in linear light; the photo repeats it mirrored, so it needs no seam. */
export function drawBackground(random: Random, kind: Background): LinearImage {
  const data = new Float32Array(SIZE * SIZE * 3)
  const noise = valueNoise(random)
  const value = pattern(random, kind, noise)
  const [r, g, b] = baseColour(random, kind)
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      // Every surface has some dirt and unevenness at large scale.
      const v = value(x, y) * (0.92 + 0.16 * noise(x / 170, y / 170))
      const i = (y * SIZE + x) * 3
      data[i] = r * v
      data[i + 1] = g * v
      data[i + 2] = b * v
    }
  }
  return { data, width: SIZE, height: SIZE }
}

type Field = (x: number, y: number) => number

function pattern(random: Random, kind: Background, noise: Field): Field {
  switch (kind) {
    case 'wood': {
      const [scale, rings, stretch] = [random.range(14, 30), random.range(2, 5), random.range(7, 14)]
      return (x, y) => {
        const grain = noise(x / (scale * stretch), y / scale) * rings
        const line = grain - Math.floor(grain)
        return 0.72 + 0.34 * line * line + 0.16 * (noise(x / 60, y / 1.7) - 0.5)
      }
    }
    case 'cloth': {
      const [weave, depth] = [random.range(3.2, 6), random.range(0.1, 0.24)]
      return (x, y) => {
        const wave = Math.sin((2 * Math.PI * x) / weave) * Math.sin((2 * Math.PI * y) / weave)
        return 1 + depth * wave + 0.3 * (noise(x / 90, y / 70) - 0.5) + 0.18 * (noise(x / 1.3, y / 1.3) - 0.5)
      }
    }
    case 'tiles': {
      const [pitch, groove] = [random.range(90, 180), random.range(2, 4)]
      return (x, y) => {
        const joint = Math.min(x % pitch, y % pitch) < groove ? 0.55 : 1
        return joint * (0.95 + 0.14 * noise(x / 30, y / 30) + 0.05 * noise(x / 2, y / 2))
      }
    }
    case 'print': {
      // Rows of words of ragged strokes: what a detector takes for lines of text.
      const pitch = random.range(11, 20)
      const row = (y: number): number => Math.floor(y / pitch)
      return (x, y) => {
        const within = y / pitch - row(y)
        const inWord = noise(x / 16 + row(y) * 37, row(y) * 11) > 0.36
        const stroke = noise(x / 1.5, y / 2.4 + 900) > 0.5
        return inWord && stroke && within > 0.3 && within < 0.8 ? 0.22 : 1
      }
    }
    case 'batik': {
      const [pitch, line] = [random.range(38, 80), random.range(0.1, 0.18)]
      return (x, y) => {
        const [u, v] = [x / pitch - Math.floor(x / pitch) - 0.5, y / pitch - Math.floor(y / pitch) - 0.5]
        const ring = Math.abs(Math.hypot(u, v) - 0.36) < line / 2
        const lattice = Math.abs(Math.abs(u) + Math.abs(v) - 0.5) < line / 3
        return (ring || lattice ? 1.7 : 0.6) * (0.9 + 0.2 * noise(x / 2, y / 2))
      }
    }
    case 'clutter': {
      const sheets = Array.from({ length: 16 }, () => ({
        x: random.range(0, SIZE),
        y: random.range(0, SIZE),
        width: random.range(60, 260),
        aspect: random.pick([1.586, 1.414, 1, 2.4]),
        angle: random.range(0, Math.PI),
        level: random.range(0.25, 1.6),
      })).map(({ angle, ...sheet }) => ({ ...sheet, cos: Math.cos(angle), sin: Math.sin(angle) }))
      return (x, y) => {
        const on = sheets.findLast(({ x: sx, y: sy, width, aspect, cos, sin }) => {
          const [dx, dy] = [x - sx, y - sy]
          return Math.abs(dx * cos + dy * sin) < width / 2 && Math.abs(dy * cos - dx * sin) < width / aspect / 2
        })
        return on?.level ?? 0.9 + 0.1 * noise(x / 3, y / 3)
      }
    }
    case 'plain':
      return (x, y) => 0.95 + 0.1 * noise(x / 2.2, y / 2.2) + 0.1 * noise(x / 40, y / 40)
  }
}

const COLOURS: Record<Background, readonly string[]> = {
  wood: ['#966842', '#68422a', '#be966a', '#543c30', '#a8845c', '#d2b48a'],
  cloth: ['#3c4c6e', '#96928a', '#783238', '#465c4a', '#28282c', '#b8a890', '#c4c4c8'],
  tiles: ['#cecac4', '#787a7c', '#b4a894', '#8c9496', '#e2ddd0'],
  print: ['#e8e4da', '#f2f0ea', '#d8d4c8'],
  batik: ['#7a4a22', '#8a3a2a', '#3a4a7a', '#5a6a4a'],
  clutter: ['#9a9488', '#a88060', '#6a7888'],
  plain: ['#cecbc6', '#787a7c', '#3a3a3e', '#e2ded0', '#aab6be', '#f0f0ee', '#5c6c60'],
}

function baseColour(random: Random, kind: Background): [number, number, number] {
  const colour = Number.parseInt(random.pick(COLOURS[kind]).slice(1), 16)
  const brightness = random.range(0.85, 1.12)
  const channel = (shift: number): number =>
    srgbToLinear(Math.min(0.96, (((colour >> shift) & 255) / 255) * brightness * random.range(0.96, 1.04)))
  return [channel(16), channel(8), channel(0)]
}

/** Smooth noise in 0 to 1 with a lattice of one unit. */
function valueNoise(random: Random): Field {
  const lattice = Float32Array.from({ length: 64 * 64 }, () => random.next())
  const at = (x: number, y: number): number => lattice[(y & 63) * 64 + (x & 63)]
  return (x, y) => {
    const [xi, yi] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - xi, y - yi]
    const [sx, sy] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)]
    const top = at(xi, yi) + (at(xi + 1, yi) - at(xi, yi)) * sx
    const low = at(xi, yi + 1) + (at(xi + 1, yi + 1) - at(xi, yi + 1)) * sx
    return top + (low - top) * sy
  }
}
