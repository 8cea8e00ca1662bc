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

/** One plane wave over many tiles, whose frequency changes with the place as a flat lattice in perspective makes it. */
export interface WaveField<Wave extends LocalWave> {
  /** One wave a tile, those that the field explains. */
  readonly waves: readonly Wave[]
  /** Frequency at a place, as the sensor shows it: cycles a pixel, each −0.5 … 0.5. */
  readonly at: (x: number, y: number) => readonly [fx: number, fy: number]
  /** The same without that bound: it goes on evenly where the shown frequency passes a limit of the sensor. */
  readonly unwrapped: (x: number, y: number) => readonly [fx: number, fy: number]
  /** Root mean square distance of the waves from the field, cycles a pixel. */
  readonly rms: number
}

export interface WaveFieldOptions {
  /** Distance from the field at which a wave still belongs to it, cycles a pixel. */
  readonly tolerance: number
  /** Most that the scale may change, per pixel: tangent of the tilt over the focal length in pixels. */
  readonly maxPerspective: number
  /** Fewest tiles that make a field; from 3. */
  readonly leastTiles: number
}

/** Waves of a tile that may start a field. */
const SEEDS = 4
/** Two tiles tell the perspective only along the wave: its direction and theirs may be this far apart (a cosine). */
const LEAST_COSINE = 0.25
/** Slower waves change too little over a picture to be told from anything. Cycles a pixel. */
const LEAST_FREQUENCY = 0.05
/**
 * What sampling may have taken off the true frequency: whole cycles a pixel from the grid of all photosites, halves from
 * that of one colour. A lattice finer than the sensor keeps the large change over the picture of its true frequency.
 */
const FOLDS = [0, -0.5, 0.5, -1, 1].flatMap((x) => [0, -0.5, 0.5, -1, 1].map((y) => [x, y] as const))

/**
 * The wave of a flat lattice that explains waves in the most tiles; null when there are fewer than `leastTiles`. With
 * the true frequency F at one place and the change of scale p, at distance d it is F/(1+p·d) − (F·d)p/(1+p·d)², and the
 * sensor shows it less a fold. Give each tile’s waves strongest first: all pairs of the first four of two tiles are tried
 * as seeds under every fold, all waves as supporters. About 10 ms for 12 tiles of 12 waves.
 */
export function fitWaveField<Wave extends LocalWave>(
  waves: readonly Wave[],
  options: WaveFieldOptions,
): WaveField<Wave> | null {
  const tiles = [...new Set(waves.map((wave) => wave.tile))].map((tile) => waves.filter((wave) => wave.tile === tile))
  let best: Fit<Wave> | null = null
  for (let a = 0; a < tiles.length; a++) {
    // A field seen in fewer tiles than are left to seed it cannot win.
    if (tiles.length - a < Math.max(options.leastTiles, best === null ? 0 : best.waves.length + 1)) break
    for (let b = a + 1; b < tiles.length; b++) {
      for (const first of tiles[a].slice(0, SEEDS)) {
        for (const second of tiles[b].slice(0, SEEDS)) {
          for (const fold of FOLDS) {
            for (const sign of [1, -1]) {
              const plane = through(first, second, sign, fold, options.maxPerspective)
              if (plane === null) continue
              const least = Math.max(options.leastTiles, best?.waves.length ?? 0)
              const fit = support(plane, tiles, options.tolerance, least)
              if (fit !== null && (best === null || better(fit, best))) best = fit
            }
          }
        }
      }
    }
  }
  return best === null ? null : refined(best, tiles, options)
}

/** The true frequency at (x, y), cycles a pixel; the change of scale there, per pixel; the fold. */
interface Plane {
  readonly x: number
  readonly y: number
  readonly fx: number
  readonly fy: number
  readonly px: number
  readonly py: number
  readonly fold: readonly [number, number]
}

interface Fit<Wave> {
  readonly plane: Plane
  readonly waves: readonly Wave[]
  readonly rms: number
}

const better = (one: Fit<unknown>, other: Fit<unknown>) =>
  one.waves.length > other.waves.length || (one.waves.length === other.waves.length && one.rms < other.rms)

function frequencyAt(plane: Plane, toX: number, toY: number): [number, number] {
  const [x, y] = unwrappedAt(plane, toX, toY)
  return [x - Math.round(x), y - Math.round(y)]
}

function unwrappedAt({ x, y, fx, fy, px, py, fold }: Plane, toX: number, toY: number): [number, number] {
  const dx = toX - x
  const dy = toY - y
  const scale = 1 / (1 + px * dx + py * dy)
  const bend = (fx * dx + fy * dy) * scale * scale
  return [fx * scale - bend * px - fold[0], fy * scale - bend * py - fold[1]]
}

/** The plane on which both waves are one, by Newton’s method on the change of scale; null when none within bounds does it. */
function through(
  one: LocalWave,
  other: LocalWave,
  sign: number,
  fold: readonly [number, number],
  maxPerspective: number,
): Plane | null {
  const fx = one.fx + fold[0]
  const fy = one.fy + fold[1]
  const dx = other.x - one.x
  const dy = other.y - one.y
  const along = fx * dx + fy * dy
  const squared = fx * fx + fy * fy
  if (squared < LEAST_FREQUENCY ** 2) return null
  if (along * along < LEAST_COSINE ** 2 * squared * (dx * dx + dy * dy)) return null
  const a = -(fx * dx + along)
  const b = -fx * dy
  const c = -fy * dx
  const d = -(fy * dy + along)
  const determinant = a * d - b * c
  const wantedX = sign * other.fx + fold[0]
  const wantedY = sign * other.fy + fold[1]
  let px = 0
  let py = 0
  for (let step = 0; step < 3; step++) {
    const scale = 1 / (1 + px * dx + py * dy)
    const bend = along * scale * scale
    const leftX = wantedX - (fx * scale - bend * px)
    const leftY = wantedY - (fy * scale - bend * py)
    px += (d * leftX - b * leftY) / determinant
    py += (a * leftY - c * leftX) / determinant
    if (!(px * px + py * py < 2 * maxPerspective ** 2)) return null
  }
  if (px * px + py * py > maxPerspective ** 2) return null
  return { x: one.x, y: one.y, fx, fy, px, py, fold }
}

/** Those of each tile nearest to the plane’s frequency there; null as soon as `least` tiles are out of reach. */
function support<Wave extends LocalWave>(
  plane: Plane,
  tiles: readonly Wave[][],
  tolerance: number,
  least: number,
): Fit<Wave> | null {
  const waves: Wave[] = []
  let squares = 0
  // Squares throughout: this is the inner loop of the search.
  for (let t = 0; t < tiles.length; t++) {
    const tile = tiles[t]
    const [fx, fy] = frequencyAt(plane, tile[0].x, tile[0].y)
    let nearest: Wave | null = null
    let nearestSquared = tolerance * tolerance
    for (const wave of tile) {
      const same = (wave.fx - fx) * (wave.fx - fx) + (wave.fy - fy) * (wave.fy - fy)
      const turned = (wave.fx + fx) * (wave.fx + fx) + (wave.fy + fy) * (wave.fy + fy)
      const squared = same < turned ? same : turned
      if (squared > nearestSquared) continue
      nearest = wave
      nearestSquared = squared
    }
    if (nearest === null) {
      if (waves.length + tiles.length - t - 1 < least) return null
      continue
    }
    waves.push(nearest)
    squares += nearestSquared
  }
  return { plane, waves, rms: Math.sqrt(squares / Math.max(1, waves.length)) }
}

/** Least squares over the supporters, then once more over those of the better field. */
function refined<Wave extends LocalWave>(
  seed: Fit<Wave>,
  tiles: readonly Wave[][],
  { tolerance, maxPerspective }: WaveFieldOptions,
): WaveField<Wave> {
  let best = seed
  for (let round = 0; round < 3; round++) {
    const plane = leastSquares(best)
    if (plane === null || Math.hypot(plane.px, plane.py) > maxPerspective) break
    const fit = support(plane, tiles, tolerance, best.waves.length)
    if (fit === null || !better(fit, best)) break
    best = fit
  }
  const { plane, waves, rms } = best
  return {
    waves,
    rms,
    at: (x, y) => frequencyAt(plane, x, y),
    unwrapped: (x, y) => unwrappedAt(plane, x, y),
  }
}

/** Gauss and Newton’s method on the true frequency and the change of scale. */
function leastSquares({ plane: start, waves }: Fit<LocalWave>): Plane | null {
  if (waves.length < 3) return null
  let plane = start
  for (let step = 0; step < 3; step++) {
    const matrix = new Array<number>(16).fill(0)
    const right = [0, 0, 0, 0]
    for (const wave of waves) {
      const [leftX, leftY] = residual(wave, frequencyAt(plane, wave.x, wave.y))
      const slopes = derivatives(plane, wave.x, wave.y)
      for (let i = 0; i < 4; i++) {
        right[i] += slopes[i][0] * leftX + slopes[i][1] * leftY
        for (let j = 0; j < 4; j++) matrix[4 * i + j] += slopes[i][0] * slopes[j][0] + slopes[i][1] * slopes[j][1]
      }
    }
    const move = solveLinear(matrix, right)
    if (move === null) return null
    const { fx, fy, px, py } = plane
    plane = {
      ...plane,
      fx: fx + move[0],
      fy: fy + move[1],
      px: px + move[2] / PER_THOUSAND,
      py: py + move[3] / PER_THOUSAND,
    }
  }
  return plane
}

/** Changes of scale are near 1e-4 a pixel: scaled, so that the equations stay well conditioned. */
const PER_THOUSAND = 1000

/** What the wave, written with the sign that brings it nearer, has over the field. */
function residual(wave: LocalWave, [fx, fy]: readonly [number, number]): readonly [number, number] {
  const same = [wave.fx - fx, wave.fy - fy] as const
  const turned = [-wave.fx - fx, -wave.fy - fy] as const
  return Math.hypot(...same) <= Math.hypot(...turned) ? same : turned
}

/** Of the frequency shown at a place, by the plane’s fx, fy, and by px, py in thousandths. */
function derivatives({ x, y, fx, fy, px, py }: Plane, toX: number, toY: number) {
  const dx = toX - x
  const dy = toY - y
  const scale = 1 / (1 + px * dx + py * dy)
  const squared = scale * scale
  const bend = (fx * dx + fy * dy) * squared
  const byScale = (d: number, i: 0 | 1) => {
    const turn = 2 * bend * scale * d
    const value = (f: number, p: number, own: boolean) =>
      (-squared * d * f + turn * p - (own ? bend : 0)) / PER_THOUSAND
    return [value(fx, px, i === 0), value(fy, py, i === 1)] as const
  }
  return [
    [scale - dx * squared * px, -dx * squared * py] as const,
    [-dy * squared * px, scale - dy * squared * py] as const,
    byScale(dx, 0),
    byScale(dy, 1),
  ]
}
