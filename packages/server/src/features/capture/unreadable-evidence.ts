import type { ExtractedEvidence } from '@identity/pipeline'
import { notMeasured } from '@identity/pipeline/judge'
import type { SealedFacts } from './sealed-facts.ts'

/**
 * Evidence of a capture whose frames took the analysis down again and again: nothing was measured, so every voter that
 * looks at pixels abstains and a person has to look.
 */
export const unreadableEvidence = ({ session, bundle }: SealedFacts): ExtractedEvidence => ({
  ...notMeasured(),
  session,
  frames: [],
  flash: { kind: 'none' },
  frameNoise: { pairs: [], unregistered: 0 },
  reading: { kind: 'no_card', reason: 'The analysis of these frames failed repeatedly.', engine: 'none' },
  face: { kind: 'none', why: 'no_card', portrait: null },
  clientOcr: { fields: bundle.ocrFields ?? null, confidence: bundle.ocrConfidence ?? null },
})
