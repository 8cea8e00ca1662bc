import type { CaptureInput, Extraction } from '@identity/pipeline'
import { TEMPLATE_LENGTH } from '@identity/pipeline/judge'
import type { FaceOfPhoto } from '../analysis/analysis-messages.ts'
import { fakeExtraction } from './fake-analysis.ts'

/** Templates of length 1 by the number of a person: two people are nearly at right angles. */
export function templateOf(person: number): Float32Array {
  let state = person
  const raw = Float32Array.from({ length: TEMPLATE_LENGTH }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
  const length = Math.hypot(...raw)
  return raw.map((value) => value / length)
}

/** Between the two people, with this cosine to the first. */
export function mixOf(person: number, other: number, score: number): Float32Array {
  const [a, b] = [templateOf(person), templateOf(other)]
  const shared = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
  const apart = b.map((value, i) => value - shared * (a[i] ?? 0))
  const length = Math.hypot(...apart)
  return a.map((value, i) => score * value + (Math.sqrt(1 - score * score) * (apart[i] ?? 0)) / length)
}

/** An extraction whose portrait is `template`. */
export function withPortrait(input: CaptureInput, template: Float32Array, drawnLikeness = 0.1): Extraction {
  const extraction = fakeExtraction(input)
  return {
    ...extraction,
    evidence: {
      ...extraction.evidence,
      face: {
        kind: 'template',
        portrait: { frame: 0, box: { x: 0.75, y: 0.25, width: 0.1, height: 0.2 }, score: 0.99, portraitWidthPx: 240 },
        modelId: 'qe-face-v3',
        space: 'test',
        runtime: 'native',
        quality: 'good',
        eyeDistancePx: 50,
        sharpness: 200,
        drawnLikeness,
        otherFrames: [],
      },
    },
    faceTemplate: template.slice(),
  }
}

export const photoOf = (vector: Float32Array): FaceOfPhoto => ({
  kind: 'template',
  vector: vector.slice(),
  space: 'test',
  score: 0.99,
  quality: 'good',
  portraitWidthPx: 300,
  drawnLikeness: 0,
  facesFound: 1,
  ambiguous: false,
})
