import type { QuadFeatures } from './quad-features.ts'

export function quadConfidence(f: QuadFeatures): number {
  const z =
    -6 +
    5 * f.meanSupport +
    2 * f.leastSupport +
    3 * f.meanStrength +
    1 * f.leastStrength -
    0.8 * f.deviations -
    2 * f.residual -
    2 * f.overshoot -
    2 * f.unseen -
    3 * f.missing
  return 1 / (1 + Math.exp(-z))
}
