import type { FloatPlane } from './float-plane.ts'

export interface NoiseResidual extends FloatPlane {
  /** 1 where the neighbourhood is flat enough that the residual is noise and not print; 0 on edges and clipped pixels. */
  readonly usable: Uint8Array
}

/**
 * A 3×3 neighbourhood that spans this many times the window's median span holds an edge [J]: in pure noise the span
 * hardly ever doubles, while even faint print lifts it.
 */
const EDGE_TIMES_MEDIAN = 2
/** The span of a clipped neighbourhood, which has no noise of its own: beyond any of codes 0–255. */
const CLIPPED = 256

/**
 * x − median₃ₓ₃(x) of a window of whole codes, 0–255 (forensics 4.7): what sensor noise leaves after the scene is taken
 * out. Border is 0.
 */
export function noiseResidual({ width, height, data }: FloatPlane): NoiseResidual {
  const out = new Float32Array(width * height)
  const spans = new Uint16Array(width * height).fill(CLIPPED)
  const counts = new Uint32Array(CLIPPED + 1)
  // Each column of three is put in order once and serves three neighbourhoods.
  const low = new Float32Array(width)
  const middle = new Float32Array(width)
  const high = new Float32Array(width)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const above = data[i - width]
      const here = data[i]
      const below = data[i + width]
      const less = above < here ? above : here
      const more = above < here ? here : above
      low[x] = below < less ? below : less
      high[x] = below > more ? below : more
      middle[x] = below < less ? less : below > more ? more : below
    }
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      // The median of nine is the median of the highest low, the median middle and the lowest high.
      const lows = larger(larger(low[x - 1], low[x]), low[x + 1])
      const highs = smaller(smaller(high[x - 1], high[x]), high[x + 1])
      out[i] = data[i] - between(lows, between(middle[x - 1], middle[x], middle[x + 1]), highs)
      const least = smaller(smaller(low[x - 1], low[x]), low[x + 1])
      const most = larger(larger(high[x - 1], high[x]), high[x + 1])
      const span = least > 2 && most < 253 ? most - least : CLIPPED
      spans[i] = span
      counts[span]++
    }
  }
  const limit = EDGE_TIMES_MEDIAN * medianOf(counts, (width - 2) * (height - 2))
  const usable = new Uint8Array(width * height)
  for (let i = 0; i < usable.length; i++) usable[i] = spans[i] < CLIPPED && spans[i] <= limit ? 1 : 0
  return { width, height, data: out, usable }
}

const smaller = (a: number, b: number) => (a < b ? a : b)
const larger = (a: number, b: number) => (a > b ? a : b)
const between = (a: number, b: number, c: number) => larger(smaller(a, b), smaller(larger(a, b), c))

/** The upper median of what a histogram counted. */
function medianOf(counts: Uint32Array, total: number): number {
  let value = 0
  for (let seen = counts[0]; seen <= total >> 1 && value < CLIPPED; seen += counts[value]) value++
  return value
}
