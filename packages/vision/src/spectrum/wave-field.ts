import { solveLinear } from '../solve-linear.ts'

/** A frequency seen in one tile. */
export interface LocalWave {
  /** Which tile, and its centre in pixels. */
  readonly tile: number
  readonly x: number
  readonly y: number
  /** Cycles a pixel. (fx, fy) and (−fx, −fy) are the same wave. */
  readonly fx: number
  readonly fy: number
}

/** One plane wave over many tiles, whose frequency changes evenly with the place: what a flat lattice in perspective looks like. */
export interface WaveField<Wave extends LocalWave> {
  /** One wave a tile, those that the field explains. */
  readonly waves: readonly Wave[]
  /** Frequency (cycles a pixel) at a place. */
  readonly at: (x: number, y: number) => readonly [fx: number, fy: number]
  /** Root mean square distance of the waves from the field, cycles a pixel. */
  readonly rms: number
}

export interface WaveFieldOptions {
  /** Distance from the field at which a wave still belongs to it, cycles a pixel. */
  readonly tolerance: number
  /** Most that the frequency may change over the whole picture, cycles a pixel: perspective is bounded. */
  readonly maxChange: number
  /** Sides of the picture in pixels, to which `maxChange` refers. */
  readonly width: number
  readonly height: number
}

/** Waves of a tile that may start a field. */
const SEEDS = 4

/**
 * The affine frequency field that explains waves in the most tiles; null when there are fewer than three tiles. Under a
 * homography the frequency of a flat lattice changes with the place; to first order that change is affine, and aliasing
 * only adds a constant. Give each tile's waves strongest first: all triples of the first four of three tiles are tried as
 * seeds, all waves as supporters. About 10 ms for 16 tiles of 12 waves.
 */
export function fitWaveField<Wave extends LocalWave>(
  waves: readonly Wave[],
  options: WaveFieldOptions,
): WaveField<Wave> | null {
  const tiles = [...new Set(waves.map((wave) => wave.tile))].map((tile) => waves.filter((wave) => wave.tile === tile))
  let best: Fit<Wave> | null = null
  for (let a = 0; a < tiles.length; a++) {
    for (let b = a + 1; b < tiles.length; b++) {
      for (let c = b + 1; c < tiles.length; c++) {
        // A field seen in fewer tiles than are left to seed it cannot win.
        if (best !== null && best.waves.length >= tiles.length - a) return refined(best, tiles, options)
        for (const first of tiles[a].slice(0, SEEDS)) {
          for (const second of tiles[b].slice(0, SEEDS)) {
            const towards = aligned(second, first)
            if (far(first, towards, options.maxChange)) continue
            for (const third of tiles[c].slice(0, SEEDS)) {
              const last = aligned(third, first)
              if (far(first, last, options.maxChange)) continue
              const field = through(first, towards, last)
              if (field === null || steep(field, options)) continue
              const fit = support(field, tiles, options.tolerance)
              if (best === null || better(fit, best)) best = fit
            }
          }
        }
      }
    }
  }
  return best === null ? null : refined(best, tiles, options)
}

/** fx = a + b·x + c·y, fy likewise. */
type Field = readonly [ax: number, bx: number, cx: number, ay: number, by: number, cy: number]

interface Fit<Wave> {
  readonly field: Field
  readonly waves: readonly Wave[]
  readonly rms: number
}

const better = (one: Fit<unknown>, other: Fit<unknown>) =>
  one.waves.length > other.waves.length || (one.waves.length === other.waves.length && one.rms < other.rms)

const far = (a: LocalWave, b: LocalWave, most: number) => Math.hypot(a.fx - b.fx, a.fy - b.fy) > most

/** The wave written with the sign that brings it nearer to the other. */
function aligned<Wave extends LocalWave>(wave: Wave, to: { readonly fx: number; readonly fy: number }): Wave {
  const same = Math.hypot(wave.fx - to.fx, wave.fy - to.fy) <= Math.hypot(wave.fx + to.fx, wave.fy + to.fy)
  return same ? wave : { ...wave, fx: -wave.fx, fy: -wave.fy }
}

function through(a: LocalWave, b: LocalWave, c: LocalWave): Field | null {
  const x1 = b.x - a.x
  const y1 = b.y - a.y
  const x2 = c.x - a.x
  const y2 = c.y - a.y
  const area = x1 * y2 - x2 * y1
  // Three tiles nearly in a row leave the change across it open.
  if (Math.abs(area) < 0.15 * Math.hypot(x1, y1) * Math.hypot(x2, y2)) return null
  const slope = (one: number, two: number) => [(one * y2 - two * y1) / area, (two * x1 - one * x2) / area] as const
  const [bx, cx] = slope(b.fx - a.fx, c.fx - a.fx)
  const [by, cy] = slope(b.fy - a.fy, c.fy - a.fy)
  return [a.fx - bx * a.x - cx * a.y, bx, cx, a.fy - by * a.x - cy * a.y, by, cy]
}

const steep = ([, bx, cx, , by, cy]: Field, { width, height, maxChange }: WaveFieldOptions) =>
  Math.hypot(bx * width, by * width) > maxChange || Math.hypot(cx * height, cy * height) > maxChange

const frequencyAt = ([ax, bx, cx, ay, by, cy]: Field, x: number, y: number) =>
  [ax + bx * x + cx * y, ay + by * x + cy * y] as const

function support<Wave extends LocalWave>(field: Field, tiles: readonly Wave[][], tolerance: number): Fit<Wave> {
  const waves: Wave[] = []
  let squares = 0
  // Squares throughout: this is the inner loop of the search.
  for (const tile of tiles) {
    const [fx, fy] = frequencyAt(field, tile[0].x, tile[0].y)
    let nearest: Wave | null = null
    let least = tolerance * tolerance
    for (const wave of tile) {
      const same = (wave.fx - fx) ** 2 + (wave.fy - fy) ** 2
      const turned = (wave.fx + fx) ** 2 + (wave.fy + fy) ** 2
      const distance = Math.min(same, turned)
      if (distance > least) continue
      nearest = wave
      least = distance
    }
    if (nearest === null) continue
    waves.push(nearest)
    squares += least
  }
  return { field, waves, rms: Math.sqrt(squares / Math.max(1, waves.length)) }
}

/** Least squares over the supporters, then once more over those of the better field. */
function refined<Wave extends LocalWave>(
  seed: Fit<Wave>,
  tiles: readonly Wave[][],
  options: WaveFieldOptions,
): WaveField<Wave> {
  let best = seed
  for (let round = 0; round < 2; round++) {
    const field = leastSquares(best)
    if (field === null || steep(field, options)) break
    const fit = support(field, tiles, options.tolerance)
    if (fit.waves.length < best.waves.length) break
    best = fit
  }
  const { field, waves, rms } = best
  return { waves, rms, at: (x, y) => frequencyAt(field, x, y) }
}

function leastSquares({ field, waves }: Fit<LocalWave>): Field | null {
  if (waves.length < 4) return null
  const matrix = new Array<number>(9).fill(0)
  const rightX = [0, 0, 0]
  const rightY = [0, 0, 0]
  for (const wave of waves) {
    const [fx, fy] = frequencyAt(field, wave.x, wave.y)
    const { fx: seenX, fy: seenY } = aligned(wave, { fx, fy })
    // Thousands of pixels beside ones: scaled, so that the equations stay well conditioned.
    const row = [1, wave.x / 1000, wave.y / 1000]
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) matrix[3 * i + j] += row[i] * row[j]
      rightX[i] += row[i] * seenX
      rightY[i] += row[i] * seenY
    }
  }
  const x = solveLinear(matrix, rightX)
  const y = solveLinear(matrix, rightY)
  if (x === null || y === null) return null
  return [x[0], x[1] / 1000, x[2] / 1000, y[0], y[1] / 1000, y[2] / 1000]
}
