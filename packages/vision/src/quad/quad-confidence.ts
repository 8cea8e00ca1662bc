import type { QuadFeatures } from './quad-features.ts'

/**
 * Logistic weights, fitted (ridge 0.3) on 3,148 candidates from 512 pictures: seeds 0–27 of each of the 17 kinds of
 * `testing/make-scene.ts`, five of which hold no card, and 36 specimen photos. A candidate counted as right when every
 * corner was within 1.5 % of the card's width. `packages/pipeline/scripts/locate-accuracy.mjs` prints how it holds up on
 * other seeds.
 */
const BIAS = -19.03
const WEIGHTS: Omit<QuadFeatures, 'inferred'> = {
  meanSupport: 1.62,
  leastSupport: 2.32,
  logEvidence: -2.06,
  logNats: 2.53,
  lead: 1.59,
  deviations: -4.4,
  unseen: -1.09,
  overshoot: -4.07,
  runsOn: -1.77,
  endsUnseen: -4.93,
}

/**
 * Three sides of any book make a perfect picture of a card once the aspect is imposed. The fitted weights know how often
 * the made scenes hold such books (seldom); this keeps three sides alone from counting as proof anywhere else.
 */
const INFERRED_TRUST = 0.6

/** Probability that a candidate is the card, 0–1. */
export function quadConfidence(features: QuadFeatures): number {
  let z = BIAS
  for (const name of Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]) z += WEIGHTS[name] * features[name]
  return (features.inferred === 1 ? INFERRED_TRUST : 1) / (1 + Math.exp(-z))
}
