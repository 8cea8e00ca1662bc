import { drawBackground, type Background } from '../../photo/background.ts'
import type { LinearImage } from '../../photo/linear-image.ts'
import type { Random } from '../../random.ts'
import type { Surface } from '../factors/surfaces.ts'
import { insideRounded, type Row, type Subject } from './subject.ts'
import type { Room } from './light.ts'

/** Side of a tile, texels; a power of two. */
const SIZE = 512

/** The surface under the card: a tile repeated mirrored, its turn and scale, and grain finer than the tile. */
export interface Table {
  tile: LinearImage
  cos: number
  sin: number
  texelsPerMm: number
  x: number
  y: number
  grain: Float32Array
  grainDepth: number
}

export function drawTable(random: Random, surface: Surface): Table {
  const angle = random.range(0, 2 * Math.PI)
  const own = surface === 'keyboard' || surface === 'fabric'
  return {
    tile: own
      ? lattice(random.fork('tile'), surface)
      : drawBackground(random.fork('tile'), surface satisfies Background),
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    texelsPerMm: 1 / random.range(0.16, 0.32),
    x: random.range(0, 512),
    y: random.range(0, 512),
    grain: Float32Array.from({ length: 128 * 128 }, () => random.gauss()),
    grainDepth: random.range(0.01, 0.04),
  }
}

/** Reflectance of the table under each photosite that the subject leaves open, its shadow included. */
export function paintTable(
  table: Table,
  row: Row,
  cover: Float32Array,
  outline: Subject['outline'],
  shadow: Room['shadow'],
  into: Float32Array,
): void {
  const { tile, cos, sin, texelsPerMm, grain, grainDepth } = table
  const { data } = tile
  for (let i = 0; i < row.width; i++) {
    if (cover[i] >= 1) continue
    const mx = row.x[i]
    const my = row.yMm[i]
    const tx = (mx * cos - my * sin) * texelsPerMm + table.x
    const ty = (mx * sin + my * cos) * texelsPerMm + table.y
    const ix = Math.floor(tx)
    const iy = Math.floor(ty)
    const channel = (i & 1) === 0 ? row.even : row.odd
    const left = fold(ix) * 3 + channel
    const right = fold(ix + 1) * 3 + channel
    const upper = fold(iy) * (SIZE * 3)
    const lower = fold(iy + 1) * (SIZE * 3)
    const fx = tx - ix
    const top = data[upper + left] + (data[upper + right] - data[upper + left]) * fx
    const low = data[lower + left] + (data[lower + right] - data[lower + left]) * fx
    const rough = grain[(((ty * 5) & 127) << 7) + ((tx * 5) & 127)]
    const under = insideRounded(mx - shadow.x, my - shadow.y, outline)
    // A card is under a millimetre thick: its shadow is narrow, soft over about two.
    const shade = under <= -2 ? 1 : 1 - shadow.depth * Math.min(1, (under + 2) / 2.4)
    into[i] = (top + (low - top) * (ty - iy)) * (1 + grainDepth * rough) * shade
  }
}

/** Lattices that fool a search for screens: keys in rows, and a printed cloth of small figures. */
function lattice(random: Random, surface: 'keyboard' | 'fabric'): LinearImage {
  const size = SIZE
  const data = new Float32Array(size * size * 3)
  const dark = random.range(0.02, 0.12)
  const light = surface === 'keyboard' ? dark * random.range(1.3, 2.4) : random.range(0.25, 0.6)
  const pitch = surface === 'keyboard' ? random.range(58, 84) : random.range(9, 22)
  const cast = [random.range(0.8, 1.2), 1, random.range(0.8, 1.2)]
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let level: number
      if (surface === 'keyboard') {
        const line = Math.floor(y / pitch)
        const [kx, ky] = [(x + line * pitch * 0.28) % pitch, y % pitch]
        const inside = Math.min(kx, pitch - kx, ky, pitch - ky)
        level = inside < 4 ? dark : inside < 6 ? light * 1.25 : light
        const [lx, ly] = [kx / pitch - 0.3, ky / pitch - 0.32]
        if (lx * lx + ly * ly < 0.006) level = 0.6
      } else {
        const [a, b] = [Math.cos((2 * Math.PI * x) / pitch), Math.cos((2 * Math.PI * y) / pitch)]
        level = a * b > 0.15 ? light : a + b < -0.9 ? light * 0.55 : dark
      }
      for (let c = 0; c < 3; c++) data[(y * size + x) * 3 + c] = level * cast[c]
    }
  }
  return { data, width: size, height: size }
}

/** Folds a whole coordinate into the tile, to and fro. */
function fold(at: number): number {
  const t = at & (2 * SIZE - 1)
  return t < SIZE ? t : 2 * SIZE - 1 - t
}
