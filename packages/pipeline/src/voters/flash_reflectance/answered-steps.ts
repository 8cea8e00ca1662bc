import { linearize, rgbOfHex, type Rgb } from '../../evidence/flash/flash-statistic.ts'

/** One step of the challenge, to be drawn beside what answered it. */
export interface AnsweredStep {
  /** 0-based. */
  readonly step: number
  /** The colour shown, `#RRGGBB`. */
  readonly color: string
  /** What was measured, 0–255 sRGB codes. */
  readonly measured: Rgb
  /** What a surface under constant room light and this screen would have given: the line that fits all steps best, by channel. */
  readonly expected: Rgb
}

/** The steps of a challenge with measured and expected response; at most as many as both have. */
export function answeredSteps(colors: readonly string[], response: readonly Rgb[]): AnsweredStep[] {
  const steps = Math.min(colors.length, response.length)
  const shown = colors.slice(0, steps).map((hex) => rgbOfHex(hex).map(linearize))
  const seen = response.slice(0, steps).map((rgb) => rgb.map(linearize))
  const lines = [0, 1, 2].map((c) =>
    fitLine(
      shown.map((light) => light[c]),
      seen.map((light) => light[c]),
    ),
  )
  return Array.from({ length: steps }, (_, step) => ({
    step,
    color: colors[step],
    measured: response[step].map(round) as unknown as Rgb,
    expected: lines.map(({ room, share }, c) => round(code(room + share * shown[step][c]))) as unknown as Rgb,
  }))
}

/** Least squares of seen = room + share · shown, in linear light; no share is negative. */
function fitLine(shown: readonly number[], seen: readonly number[]): { room: number; share: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const [mx, my] = [mean(shown), mean(seen)]
  const spread = shown.reduce((sum, x) => sum + (x - mx) ** 2, 0)
  const product = shown.reduce((sum, x, k) => sum + (x - mx) * (seen[k] - my), 0)
  const share = spread < 1e-9 ? 0 : Math.max(0, product / spread)
  return { room: my - share * mx, share }
}

/** Linear light (0–1) to an sRGB code. */
function code(linear: number): number {
  const x = Math.min(1, Math.max(0, linear))
  return 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)
}

const round = (value: number) => Number(value.toFixed(1)) + 0
