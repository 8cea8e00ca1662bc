import type { ContrastTile, SharedWave } from '@identity/vision'

/** How far a wave of the card goes on beside it. */
export interface Continuation {
  /** Tiles beside the card in which its frequency could be compared with others. */
  readonly tiles: number
  /** Of these, tiles in which it stands out among the others. */
  readonly holding: number
  /** How likely that many or more would hold it by chance, 0–1. */
  readonly chance: number
}

/** A tile holds the wave when no more than this share of the frequencies compared stand out as far. */
const HOLDS = 0.05
/** Other directions at the same period, evenly around. */
const TURNS = 60
/** Bins from an axis, or from the grid of JPEG blocks, within which edges and blocks stand; of the waves of the card. */
const AXIS_BINS = 2.5
const GRID_BINS = 1.6
const FAMILY_BINS = 5
const RADIUS = { least: 0.05, most: 0.6 }

/**
 * Follow a wave over the edge of the card: in each tile beside it, is there more at the frequency that the wave’s field
 * expects than at the same period in other directions? A textured table raises both, so nothing about the table need be
 * known, and a pattern that belongs to the card stops at its edge (forensics note 4.2, boundary continuation). `family`:
 * all waves of the card, whose directions are no comparison.
 */
export function continuation(
  wave: SharedWave,
  family: readonly SharedWave[],
  beside: readonly ContrastTile[],
): Continuation {
  let tiles = 0
  let holding = 0
  for (const tile of beside) {
    const x = tile.left + tile.size / 2
    const y = tile.top + tile.size / 2
    const [fx, fy] = wave.at(x, y)
    if (!isOpen(fx, fy, tile.size)) continue
    const known = family.map((other) => other.at(x, y))
    const here = nearby(tile, fx, fy)
    const radius = Math.hypot(fx, fy)
    const direction = Math.atan2(fy, fx)
    let compared = 0
    let asFar = 0
    for (let turn = 1; turn < TURNS; turn++) {
      const angle = direction + (turn * Math.PI) / TURNS
      const otherX = radius * Math.cos(angle)
      const otherY = radius * Math.sin(angle)
      if (!isOpen(otherX, otherY, tile.size) || known.some((k) => apart(k, [otherX, otherY]) < FAMILY_BINS / tile.size))
        continue
      compared++
      if (nearby(tile, otherX, otherY) >= here) asFar++
    }
    // With fewer than 19 to compare, none can hold it.
    if (compared < 1 / HOLDS - 1) continue
    tiles++
    if ((1 + asFar) / (1 + compared) <= HOLDS) holding++
  }
  return { tiles, holding, chance: chanceOf(holding, tiles) }
}

function isOpen(fx: number, fy: number, size: number): boolean {
  const x = Math.abs(fx - Math.round(fx))
  const y = Math.abs(fy - Math.round(fy))
  const radius = Math.hypot(x, y)
  if (radius < RADIUS.least || radius > RADIUS.most || Math.min(x, y) * size < AXIS_BINS) return false
  return Math.max(toGrid(x), toGrid(y)) * size >= GRID_BINS
}

const toGrid = (f: number) => Math.abs(f - Math.round(f * 8) / 8)

/** Highest contrast within a bin of a frequency. */
function nearby({ contrast, size }: ContrastTile, fx: number, fy: number): number {
  const columns = size / 2 + 1
  let highest = -Infinity
  for (let across = -1; across <= 1; across++) {
    for (let down = -1; down <= 1; down++) {
      let u = Math.round(fx * size) + across
      let v = Math.round(fy * size) + down
      u -= size * Math.round(u / size)
      if (u < 0) {
        u = -u
        v = -v
      }
      const value = contrast[(((v % size) + size) % size) * columns + u]
      if (value > highest) highest = value
    }
  }
  return highest
}

/** Distance of two waves, whichever way each is written. */
const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
  Math.min(Math.hypot(ax - bx, ay - by), Math.hypot(ax + bx, ay + by))

/** Probability of `hits` or more of `tries`, each with probability `HOLDS`. */
function chanceOf(hits: number, tries: number): number {
  let sum = 0
  let term = (1 - HOLDS) ** tries
  for (let k = 0; k <= tries; k++) {
    if (k >= hits) sum += term
    term *= ((tries - k) / (k + 1)) * (HOLDS / (1 - HOLDS))
  }
  return Math.min(1, sum)
}
