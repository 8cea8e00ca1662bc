/** Mean colour of one step as 8-bit sRGB codes, fractions allowed. */
export type Rgb = readonly [number, number, number]

/**
 * Screen light over ambient light at the surface. From outdoors-shade to a dim room: the true ratio is unknown, so the
 * statistic takes the best of the grid, for the real challenge and for every drawn one alike (forensics 4.1, step 4).
 */
const RATIOS = [0.02, 0.05, 0.1, 0.3, 1] as const

/** Below this linear light a logarithm only amplifies quantisation (forensics 4.1, step 2). */
const FLOOR = 1e-3

/** Weights of colour and of brightness: auto-exposure spoils brightness more than colour. */
const COLOR_WEIGHT = 0.75
const LUMA_WEIGHT = 0.25

/** sRGB code (0–255) to linear light (0–1). */
export const linearize = (code: number): number => {
  const c = code / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

/** `#RRGGBB` to codes. */
export const rgbOfHex = (hex: string): Rgb => [
  parseInt(hex.slice(1, 3), 16),
  parseInt(hex.slice(3, 5), 16),
  parseInt(hex.slice(5, 7), 16),
]

/** Opponent logs: u = ln R − ln G and v = ln B − ln G are free of the exposure gain; l is the mean log. */
const opponents = (linear: readonly [number, number, number]): [u: number, v: number, l: number] => {
  const [r, g, b] = linear.map((x) => Math.log(Math.max(x, FLOOR))) as [number, number, number]
  return [r - g, b - g, (r + g + b) / 3]
}

/** A centred series and its length: what Pearson's r needs of the side that stays the same over 4,000 draws. */
interface Centred {
  readonly values: Float64Array
  readonly norm: number
}

const centre = (values: Float64Array): Centred => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const centred = values.map((x) => x - mean)
  return { values: centred, norm: Math.sqrt(centred.reduce((sum, x) => sum + x * x, 0)) }
}

/** Pearson's r from sums of the other side (n values, their sum, sum of squares, product with ours); 0 without variance. */
const pearson = (ours: Centred, n: number, sum: number, squares: number, product: number): number => {
  const variance = squares - (sum * sum) / n
  return ours.norm < 1e-9 || variance < 1e-18 ? 0 : product / (ours.norm * Math.sqrt(variance))
}

/** Differences of neighbouring steps, u and v interleaved: they cancel most of a slowly drifting white balance. */
const differences = (response: readonly Rgb[]): { uv: Float64Array; l: Float64Array } => {
  const seen = response.map((rgb) => opponents(rgb.map(linearize) as [number, number, number]))
  const pairs = seen.slice(1).map((b, k) => [b[0] - seen[k][0], b[1] - seen[k][1], b[2] - seen[k][2]] as const)
  return { uv: Float64Array.from(pairs.flatMap(([u, v]) => [u, v])), l: Float64Array.from(pairs, (pair) => pair[2]) }
}

/** RMS of the step-to-step changes of the opponent colours: how much the surface answered at all. */
export function flashSwing(response: readonly Rgb[]): number {
  const { uv } = differences(response)
  return uv.length === 0 ? 0 : Math.sqrt(uv.reduce((sum, x) => sum + x * x, 0) / uv.length)
}

/** Opponents of a grey surface under ambient light 1 plus ratio × screen colour: three numbers a ratio. */
const litSurface = (hex: string): Float64Array => {
  const light = rgbOfHex(hex).map(linearize)
  return Float64Array.from(
    RATIOS.flatMap((ratio) => opponents(light.map((x) => 1 + ratio * x) as [number, number, number])),
  )
}

/**
 * Prepares the statistic T of forensics 4.1 for one response and returns a function that scores it against any colour
 * sequence. T is the best over the ratio grid of 0.75·corr(Δ(u,v)) + 0.25·corr(Δl), −1…1. `shift` compares sample k with
 * colour k + shift over the steps both have. About 2 µs a sequence.
 */
export function flashStatistic(response: readonly Rgb[]): (colors: readonly string[], shift?: number) => number {
  const expected = new Map<string, Float64Array>()
  const expectedOf = (hex: string): Float64Array => {
    const known = expected.get(hex)
    if (known !== undefined) return known
    const made = litSurface(hex)
    expected.set(hex, made)
    return made
  }
  const prepared = [-1, 0, 1].map((shift) => {
    const { uv, l } = differences(response.slice(Math.max(0, -shift), response.length - Math.max(0, shift)))
    return { uv: centre(uv), l: centre(l) }
  })
  return (colors, shift = 0) => {
    const { uv, l } = prepared[shift + 1]
    const lit = colors.slice(Math.max(0, shift), colors.length + Math.min(0, shift)).map(expectedOf)
    const pairs = lit.length - 1
    let best = -1
    for (let ratio = 0; ratio < RATIOS.length * 3; ratio += 3) {
      let uvSum = 0
      let uvSquares = 0
      let uvProduct = 0
      let lSum = 0
      let lSquares = 0
      let lProduct = 0
      for (let k = 0; k < pairs; k++) {
        const now = lit[k]
        const next = lit[k + 1]
        const du = next[ratio] - now[ratio]
        const dv = next[ratio + 1] - now[ratio + 1]
        const dl = next[ratio + 2] - now[ratio + 2]
        uvSum += du + dv
        uvSquares += du * du + dv * dv
        uvProduct += du * uv.values[2 * k] + dv * uv.values[2 * k + 1]
        lSum += dl
        lSquares += dl * dl
        lProduct += dl * l.values[k]
      }
      const t =
        COLOR_WEIGHT * pearson(uv, 2 * pairs, uvSum, uvSquares, uvProduct) +
        LUMA_WEIGHT * pearson(l, pairs, lSum, lSquares, lProduct)
      if (t > best) best = t
    }
    return best
  }
}
