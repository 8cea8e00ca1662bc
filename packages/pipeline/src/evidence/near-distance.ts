/** A perceptual hash within 10 of 64 bits is the same picture after re-encoding or mild resizing. */
export const NEAR_DISTANCE_BITS = 10
