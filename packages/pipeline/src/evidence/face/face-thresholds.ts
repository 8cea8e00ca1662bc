import type { FaceThresholds } from '@identity/protocol'

/**
 * The recommended cosines, from two public sets of real faces (docs/faces.md): 29.6 million pairs of different people of
 * LFW, and 44,027 of its East and South-East Asian ones, for whom the thresholds that LFW suggests are 10 to 20 times too
 * loose. `accept` 0.50: 0.007 % of the Asian pairs reach it; `review` 0.40: 0.27 % do; `candidate` 0.55: none does.
 */
export const FACE_THRESHOLDS: FaceThresholds = { accept: 0.5, review: 0.4, candidate: 0.55, likely: 0.65 }

/** Those of the search for duplicates. */
export const DUPLICATE_THRESHOLDS: Pick<FaceThresholds, 'candidate' | 'likely'> = {
  candidate: FACE_THRESHOLDS.candidate,
  likely: FACE_THRESHOLDS.likely,
}
