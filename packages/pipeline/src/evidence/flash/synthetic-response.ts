import { rgbOfHex, type Rgb } from './flash-statistic.ts'

/** An 8-bit value carries a rounding error of 1/√12 = 0.29 codes RMS; a fit closer than this was computed. */
const AFFINE_RESIDUAL_CODES = 0.15
/** With this small a change every response looks affine. */
const AFFINE_MIN_CHANGE_CODES = 10
const EQUALS_HEX_CODES = 1.5

const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length)

const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0)
const minus = (x: readonly number[], y: readonly number[], factor: number) => x.map((value, i) => value - factor * y[i])

/** RMS of what an affine map of the challenge colours leaves unexplained, codes; null with too few steps to tell. */
function affineResidual(response: readonly Rgb[], colors: readonly string[]): number | null {
  if (response.length < 7) return null // four unknowns a channel: fewer steps would be fitted by their freedom alone
  const basis: number[][] = []
  for (const column of [colors.map(() => 1), ...[0, 1, 2].map((c) => colors.map((hex) => rgbOfHex(hex)[c] / 255))]) {
    const rest = basis.reduce((left, unit) => minus(left, unit, dot(left, unit)), column)
    const length = Math.sqrt(dot(rest, rest))
    if (length > 1e-9) basis.push(rest.map((x) => x / length))
  }
  return rms(
    [0, 1, 2].flatMap((c) => {
      const channel = response.map((rgb) => rgb[c])
      return basis.reduce((left, unit) => minus(left, unit, dot(left, unit)), channel)
    }),
  )
}

/**
 * Signs that the client computed its samples instead of seeing them (forensics 4.1, step 9). Only the clumsy forger is
 * caught: an affine series with realistic noise passes, and a test says so.
 */
export function syntheticSigns(response: readonly Rgb[], colors: readonly string[]): string[] {
  const signs: string[] = []
  const hexDifference = response.flatMap((rgb, k) => rgb.map((x, c) => x - rgbOfHex(colors[k])[c]))
  if (rms(hexDifference) < EQUALS_HEX_CODES) return ['equals_challenge_colors']

  // Without cross-talk, drift or noise each channel takes one value when lit and another when dark.
  const twoLevels = [0, 1, 2].every((c) =>
    [0, 255].every((level) => {
      const seen = response.filter((_, k) => rgbOfHex(colors[k])[c] === level).map((rgb) => rgb[c])
      return seen.every((x) => Math.abs(x - seen[0]) < 1e-9)
    }),
  )
  const change = rms(
    [0, 1, 2].flatMap((c) => {
      const mean = response.reduce((sum, rgb) => sum + rgb[c], 0) / response.length
      return response.map((rgb) => rgb[c] - mean)
    }),
  )
  // With fewer steps a real response can do so by chance.
  if (twoLevels && response.length >= 5 && change > 1) signs.push('two_levels_without_cross_talk')

  const residual = affineResidual(response, colors)
  if (residual !== null && residual < AFFINE_RESIDUAL_CODES && change > AFFINE_MIN_CHANGE_CODES) {
    signs.push('affine_below_quantisation')
  }
  return signs
}
