import type { Quad } from '../image.ts'

/** One number a side, in the order of the corners: side i runs from corner i to corner i + 1. */
export type PerSide = readonly [number, number, number, number]

/** A quadrilateral that may be the card. All lengths in pixels of the plane it was looked for in. */
export interface QuadCandidate {
  /**
   * Where the straight sides meet, clockwise on screen. Which corner comes first says nothing: edges cannot tell the
   * card's top. Corners may lie outside the frame. A card's rounded corner lies inside of its quad's.
   */
  readonly corners: Quad
  /** RMS distance of the edge points to the lines fitted through them. */
  readonly residualPx: number
  /** Share of the side's visible length where an edge of one and the same sign lies on the line, 0–1. */
  readonly edgeSupport: PerSide
  /** Share of the side that is inside the frame, 0–1. A side with nearly 0 was inferred from the other three. */
  readonly sideVisible: PerSide
  /** Probability that every corner is within 1.5 % of the card's width; see `quadConfidence` for how it was fitted. */
  readonly confidence: number
  /** Angle between the card's normal and the line of sight at the picture's centre, for the best-fitting focal length. */
  readonly tiltDeg: number
}
