import type { InkPlane } from './ink-plane.ts'

/** One connected piece of print; edges in pixels of the strip, to a fraction of one, at half the local depth of ink. */
export interface Glyph {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Ink in pixels of full ink. */
  readonly ink: number
  /** Mean width of its strokes in px: twice the ink over the length of its outline. */
  readonly strokePx: number
  /** Deepest ink, a share of the strip's full ink: the 90th percentile of the deepest of its rows. */
  readonly depth: number
  /** Steepest change along x in shares of `depth` per px: the 90th percentile of the strongest of its rows. */
  readonly slope: number
}

/** Ink that belongs to a glyph: below, the ground's line-work; above, the softest strokes of a blurred photo. */
const THRESHOLD = 0.42
/** Ink this faint inside a glyph's box is the ground's own line-work. */
const GROUND = 0.2
/** Pieces with fewer pixels are specks. */
const MIN_PIXELS = 6

/** The connected pieces of print in a strip, from left to right. Pieces that touch the strip's upper or lower border belong to other lines and are left out. */
export function glyphs(plane: InkPlane): Glyph[] {
  const { width, height, data } = plane
  const seen = new Uint8Array(width * height)
  const stack: number[] = []
  const found: Glyph[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] !== 0 || data[start] < THRESHOLD) continue
    let [x0, x1, y0, y1, pixels] = [width, 0, height, 0, 0]
    seen[start] = 1
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const y = Math.floor(at / width)
      const x = at - y * width
      pixels++
      if (x < x0) x0 = x
      if (x > x1) x1 = x
      if (y < y0) y0 = y
      if (y > y1) y1 = y
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (seen[next] === 0 && data[next] >= THRESHOLD) {
            seen[next] = 1
            stack.push(next)
          }
        }
      }
    }
    if (pixels >= MIN_PIXELS && y0 > 0 && y1 < height - 1) found.push(describe(plane, x0, x1, y0, y1))
  }
  return found.sort((a, b) => a.left - b.left)
}

function describe(plane: InkPlane, x0: number, x1: number, y0: number, y1: number): Glyph {
  const { width, height, data } = plane
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : Math.max(0, data[y * width + x])
  const rowMax = (y: number): number => {
    let most = 0
    for (let x = x0; x <= x1; x++) most = Math.max(most, at(x, y))
    return most
  }
  const columnMax = (x: number): number => {
    let most = 0
    for (let y = y0; y <= y1; y++) most = Math.max(most, at(x, y))
    return most
  }
  let ink = 0
  let outline = 0
  const slopes: number[] = []
  const depths: number[] = []
  const solid = (x: number, y: number): number => Math.max(0, at(x, y) - GROUND) / (1 - GROUND)
  for (let y = y0 - 1; y <= y1 + 1; y++) {
    let steepest = 0
    depths.push(rowMax(y))
    for (let x = x0 - 1; x <= x1 + 1; x++) {
      ink += solid(x, y)
      const dx = (solid(x + 1, y) - solid(x - 1, y)) / 2
      const dy = (solid(x, y + 1) - solid(x, y - 1)) / 2
      outline += Math.sqrt(dx * dx + dy * dy)
      steepest = Math.max(steepest, Math.abs(at(x + 1, y) - at(x - 1, y)) / 2)
    }
    slopes.push(steepest)
  }
  const high = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(0.9 * (values.length - 1))]
  const depth = high(depths)
  return {
    left: edge(columnMax, x0, 1),
    right: edge(columnMax, x1, -1),
    top: edge(rowMax, y0, 1),
    bottom: edge(rowMax, y1, -1),
    ink,
    strokePx: outline === 0 ? 0 : (2 * ink) / outline,
    depth,
    slope: high(slopes) / Math.max(0.01, depth),
  }
}

/** Where a profile that rises from outside crosses half its first peak; `inward` is the direction to the inside. */
function edge(profile: (at: number) => number, first: number, inward: 1 | -1): number {
  const peak = Math.max(profile(first), profile(first + inward), profile(first + 2 * inward))
  const half = peak / 2
  let at = first - inward
  let outside = profile(at)
  for (let step = 0; step < 4; step++) {
    const inside = profile(at + inward)
    if (inside >= half) {
      const share = inside === outside ? 0 : Math.min(1, Math.max(0, (half - outside) / (inside - outside)))
      // A pixel's value stands for its centre.
      return at + 0.5 + inward * share
    }
    at += inward
    outside = inside
  }
  return inward === 1 ? first : first + 1
}
