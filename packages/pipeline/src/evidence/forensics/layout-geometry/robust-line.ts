import { solveLinear } from '@identity/vision'
import { median } from '../../median.ts'

export interface RobustFit {
  /** Observation minus fit, in the order given. */
  readonly residuals: readonly number[]
  /** 1.4826 × the median absolute residual: the standard deviation of the well-behaved ones. */
  readonly spread: number
}

/** Tukey's constant for 95 % efficiency on normal noise (Huber and Ronchetti 2009). */
const TUKEY = 4.685

/**
 * A polynomial of degree 0 to 2 through points of which a minority may be wrong: iterated least squares with Tukey's
 * weights. `floor` is the smallest spread to believe in, in units of y. null with fewer than degree + 3 points.
 */
export function robustPolynomial(
  xs: readonly number[],
  ys: readonly number[],
  degree: 0 | 1 | 2,
  floor: number,
): RobustFit | null {
  if (xs.length < degree + 3) return null
  const centre = (Math.max(...xs) + Math.min(...xs)) / 2
  const half = Math.max(1e-9, (Math.max(...xs) - Math.min(...xs)) / 2)
  const us = xs.map((x) => (x - centre) / half)
  const at = (coefficients: readonly number[], u: number): number =>
    coefficients.reduceRight((sum, coefficient) => sum * u + coefficient, 0)
  let coefficients = startOf(us, ys, degree)
  for (let round = 0; round < 8; round++) {
    const residuals = ys.map((y, i) => y - at(coefficients, us[i]))
    const scale = TUKEY * Math.max(floor, spreadOf(residuals))
    const weights = residuals.map((r) => (Math.abs(r) >= scale ? 0 : (1 - (r / scale) ** 2) ** 2))
    const next = weighted(us, ys, weights, degree)
    if (next === null) break
    coefficients = next
  }
  const residuals = ys.map((y, i) => y - at(coefficients, us[i]))
  return { residuals, spread: spreadOf(residuals) }
}

export const spreadOf = (residuals: readonly number[]): number => 1.4826 * median(residuals.map(Math.abs))

/** Median slope of all pairs and the median height along it (Theil and Sen): no single point can move it. */
function startOf(us: readonly number[], ys: readonly number[], degree: number): number[] {
  if (degree === 0) return [median(ys)]
  const slopes: number[] = []
  for (let i = 0; i < us.length; i++) {
    for (let j = i + 1; j < us.length; j++) if (us[i] !== us[j]) slopes.push((ys[j] - ys[i]) / (us[j] - us[i]))
  }
  const slope = median(slopes)
  const line = [median(ys.map((y, i) => y - slope * us[i])), slope]
  return degree === 1 ? line : [...line, 0]
}

function weighted(
  us: readonly number[],
  ys: readonly number[],
  weights: readonly number[],
  degree: number,
): number[] | null {
  const n = degree + 1
  const ata = new Array<number>(n * n).fill(0)
  const atb = new Array<number>(n).fill(0)
  us.forEach((u, i) => {
    const terms = Array.from({ length: n }, (_, k) => u ** k)
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) ata[r * n + c] += weights[i] * terms[r] * terms[c]
      atb[r] += weights[i] * terms[r] * ys[i]
    }
  })
  return solveLinear(ata, atb)
}
