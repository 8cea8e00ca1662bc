import type { FloatPlane } from './float-plane.ts'

/** Exchanges that bring the median of nine to the middle (Paeth 1990), as pairs of places. */
// prettier-ignore
const EXCHANGES = Uint8Array.of(
  1, 2, 4, 5, 7, 8, 0, 1, 3, 4, 6, 7, 1, 2, 4, 5, 7, 8, 0, 3, 5, 8, 4, 7, 3, 6, 1, 4, 2, 5, 4, 7, 4, 2, 6, 4, 4, 2,
)

function medianOfNine(values: Float32Array): number {
  for (let k = 0; k < EXCHANGES.length; k += 2) {
    const [i, j] = [EXCHANGES[k], EXCHANGES[k + 1]]
    const [a, b] = [values[i], values[j]]
    if (a > b) {
      values[i] = b
      values[j] = a
    }
  }
  return values[4]
}

export interface NoiseResidual extends FloatPlane {
  /** 1 where the neighbourhood is flat enough that the residual is noise and not print; 0 on edges and clipped pixels. */
  readonly usable: Uint8Array
}

/**
 * A 3×3 neighbourhood that spans this many times the window's median span holds an edge [J]: in pure noise the span
 * hardly ever doubles, while even faint print lifts it.
 */
const EDGE_TIMES_MEDIAN = 2

/** x − median₃ₓ₃(x) of a window (forensics 4.7): what sensor noise leaves after the scene is taken out. Border is 0. */
export function noiseResidual(window: FloatPlane): NoiseResidual {
  const { width, height, data } = window
  const out = new Float32Array(width * height)
  const spans = new Float32Array(width * height)
  const nine = new Float32Array(9)
  const inner: number[] = []
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      let low = 255
      let high = 0
      for (let k = 0; k < 9; k++) {
        const value = data[i + NEIGHBOUR_ROWS[k] * width + NEIGHBOUR_COLUMNS[k]]
        nine[k] = value
        if (value < low) low = value
        if (value > high) high = value
      }
      out[i] = data[i] - medianOfNine(nine)
      // A clipped pixel has no noise of its own.
      spans[i] = low > 2 && high < 253 ? high - low : Infinity
      inner.push(spans[i])
    }
  }
  const most = EDGE_TIMES_MEDIAN * Float32Array.from(inner).sort()[inner.length >> 1]
  return {
    width,
    height,
    data: out,
    usable: Uint8Array.from(spans, (span, i) => (inside(i, width, height) && span <= most ? 1 : 0)),
  }
}

const NEIGHBOUR_ROWS = [-1, -1, -1, 0, 0, 0, 1, 1, 1] as const
const NEIGHBOUR_COLUMNS = [-1, 0, 1, -1, 0, 1, -1, 0, 1] as const

const inside = (i: number, width: number, height: number) => {
  const x = i % width
  const y = (i - x) / width
  return x > 0 && y > 0 && x < width - 1 && y < height - 1
}
