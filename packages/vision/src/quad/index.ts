export { findCardQuads, type FindCardQuadsOptions } from './find-card-quads.ts'
export type { PerSide, QuadCandidate } from './quad-candidate.ts'
export type { GrayPlane } from './gray-plane.ts'
export { blueYellowPlane } from './blue-yellow-plane.ts'
