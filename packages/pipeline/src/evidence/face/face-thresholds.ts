/**
 * Cosines, from two public sets of real faces (docs/faces.md): over 29.6 million pairs of different people of LFW, and
 * 44,027 of its East and South-East Asian ones, for whom every threshold that LFW suggests is 10 to 20 times too loose.
 */
export interface FaceThresholds {
  /** 1:1 at or above this: the same person. Of Asian pairs of different people 0.007 % reach 0.50. */
  readonly accept: number
  /** 1:1 at or above this and below `accept`: for a person to decide. Of those pairs 0.27 % reach 0.40. */
  readonly review: number
  /** 1:N at or above this: shown to a person. None of those pairs reaches 0.55. */
  readonly candidate: number
  /** 1:N at or above this: probably the same person. */
  readonly likely: number
}

export const FACE_THRESHOLDS: FaceThresholds = { accept: 0.5, review: 0.4, candidate: 0.55, likely: 0.65 }

/** Those of the search for duplicates. */
export const DUPLICATE_THRESHOLDS: Pick<FaceThresholds, 'candidate' | 'likely'> = {
  candidate: FACE_THRESHOLDS.candidate,
  likely: FACE_THRESHOLDS.likely,
}
