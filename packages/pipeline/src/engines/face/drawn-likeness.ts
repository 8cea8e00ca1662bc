import held from './drawn-faces.json' with { type: 'json' }
import { cosine } from './cosine.ts'

/**
 * From here on a face counts as drawn. Leaving one of 14 avatar styles out, its faces lie at 0.40 or more from the mean
 * of the other styles; of about 60 faces on photographs at hand the highest is 0.31.
 */
export const DRAWN_FROM = 0.4

/**
 * The model was trained on photographs: drawn faces of different people crowd in one corner of its space, at cosines (0.6
 * at the median) that mean "the same person" between photographs. This is the cosine to the nearest of two prototypes of
 * that corner, made by `scripts/drawn-face-prototypes.mjs`: flat avatars, and shaded drawings.
 */
export function drawnLikeness(vector: Float32Array): number {
  return Math.max(...Object.values(held.prototypes).map((prototype) => cosine(vector, prototype)))
}
