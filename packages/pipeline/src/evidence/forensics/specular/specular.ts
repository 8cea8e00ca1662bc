import type { CardBox } from '../../evidence.ts'

/** A bright spot on the card, in card fractions. */
export interface Highlight {
  readonly box: CardBox
  readonly x: number
  readonly y: number
  /** Of the card, 0–1. */
  readonly areaShare: number
  /** Mean linear light over what lies under it: the darkest of the frames, or the ring around a fixed spot. */
  readonly ratio: number
}

export interface SpecularEvidence {
  /** Frames that were laid over one another: those with a card, in one light. */
  readonly frames: readonly number[]
  /** Largest angle between the card's poses on two of them, degrees; from the outline, good to about 1°. */
  readonly tiltRangeDeg: number
  /** The strongest spot of each frame that is not there on all; null where there is none. */
  readonly moving: readonly (Highlight | null)[]
  /** Farthest that such a spot moved between two frames, in card widths; 0 with fewer than two. */
  readonly travel: number
  /** Spots as bright on every frame, in the same place, beside the portrait. At most 4. */
  readonly fixed: readonly Highlight[]
}
