import type { Point, RgbImage } from '@identity/vision'
import type { RuntimeName } from '../runtime/load-runtime.ts'

/** Numbers in one template. */
export const TEMPLATE_LENGTH = 512

/** On the wire: short, and the same for as long as templates stay comparable with those enrolled before. */
export const FACE_MODEL_ID = 'qe-face-v3'

/** What made a template. */
export interface FaceIdentity {
  readonly modelId: string
  /**
   * Weights, landmarker and channel order. Two templates are compared only when this is the same text: a similarity
   * between spaces is a number without meaning.
   */
  readonly space: string
  /** For the record. Not part of `space`: both runtimes give the same vectors (a test holds them to cosine 0.999). */
  readonly runtime: RuntimeName
}

/** A rectangle in pixels of the image it was found on. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface FoundFace {
  readonly box: PixelBox
  /** The detector's probability of a face, 0–1. */
  readonly score: number
}

/** Right eye, left eye (as seen: left to right), nose tip, mouth corners left to right, in pixels of the image. */
export type FacePoints = readonly [Point, Point, Point, Point, Point]

export interface FaceTemplate {
  /** 512 numbers of length 1: the dot product of two of them is their cosine, −1…1. */
  readonly vector: Float32Array
  readonly points: FacePoints
  readonly eyeDistancePx: number
  /** Variance of the Laplacian of the aligned 112×112 face, luma codes²: how much detail the model saw. */
  readonly sharpness: number
  /** How far the points are from those of an upright face, in eye distances; see `misfit`. */
  readonly misfit: number
  /** How near the vector lies to where drawn faces crowd, −1…1; see `drawn-likeness.ts`. */
  readonly drawnLikeness: number
}

/** Port to the face models; the real one holds three sessions. Calls are sequential: one thread. */
export interface FaceEngine {
  readonly identity: FaceIdentity
  /** Faces with a score of at least 0.5, best first, overlapping ones dropped. Inside `area` only, when given. */
  readonly detect: (image: RgbImage, area?: PixelBox) => Promise<readonly FoundFace[]>
  /** The template of the face in a box that `detect` gave. */
  readonly embed: (image: RgbImage, box: PixelBox) => Promise<FaceTemplate>
  readonly close: () => Promise<void>
}
