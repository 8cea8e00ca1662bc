import { drawFlashSequence } from '@identity/protocol'
import type { FlashEvidence } from '../evidence.ts'
import { flashStatistic, flashSwing, type Rgb } from './flash-statistic.ts'
import { seededRandomInt } from './seeded-random.ts'
import { syntheticSigns } from './synthetic-response.ts'

/** Draws of the permutation test: p = 0.01 is then known to ± 0.0016 (forensics 4.1, step 6). */
const DRAWS = 4000

export interface FlashChallenge {
  readonly id: string
  readonly colors: readonly string[]
}

/**
 * Scores one response (a mean colour a step) against its challenge. The p-value is calibrated by construction: were the
 * response independent of the challenge, it would be uniform, whatever the camera. The draws come from the issuing
 * distribution with a generator seeded by challenge and response, so a replay gives the same p. About 20 ms at 10 steps.
 */
export function scoreFlashResponse(
  challenge: FlashChallenge,
  response: readonly Rgb[],
  source: 'pixels' | 'samples',
): FlashEvidence {
  const { colors } = challenge
  const score = flashStatistic(response)
  const statistic = score(colors)
  const random = seededRandomInt(JSON.stringify([challenge.id, response]))
  let asGood = 0
  for (let i = 0; i < DRAWS; i++) {
    if (score(drawFlashSequence(colors.length, random).colors) >= statistic) asGood++
  }
  return {
    kind: 'series',
    source,
    steps: colors.length,
    response,
    swing: flashSwing(response),
    statistic,
    pValue: (1 + asGood) / (DRAWS + 1),
    draws: DRAWS,
    shiftMargin: statistic - Math.max(score(colors, -1), score(colors, 1)),
    // The server's own measurements cannot be made up by the client; only the client's numbers are searched.
    synthetic: source === 'samples' ? syntheticSigns(response, colors) : [],
  }
}
