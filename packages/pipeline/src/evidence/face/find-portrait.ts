import { laplacianVariance, luma, type RgbImage } from '@identity/vision'
import { crop } from '../../engines/face/align-face.ts'
import { cosine } from '../../engines/face/cosine.ts'
import type { FaceEngine, FaceTemplate, FoundFace, PixelBox } from '../../engines/face/face-engine.ts'
import type { BurstView, FrameView } from '../forensics/burst-view.ts'
import type { FaceEvidence, MeasuredPortrait } from './face-evidence.ts'
import {
  LOW_QUALITY_SHARPNESS,
  LOW_QUALITY_WIDTH_PX,
  MIN_SCORE,
  MIN_SHARPNESS,
  MIN_WIDTH_PX,
} from './portrait-gates.ts'

export interface FoundPortrait {
  readonly evidence: FaceEvidence
  /** Biometric data: it leaves the analysis beside the evidence and is stored sealed. null unless `evidence` is a template. */
  readonly template: Float32Array | null
}

/** Width of the printed portrait as a share of the card's (0.70 … 0.935 on a measured card). */
const PORTRAIT_WIDTH = 0.235
/**
 * Where the portrait is looked for, in fractions of the card: where it is printed, with room for other layouts, anywhere.
 * The closer the cut, the larger the face in the detector's 320×240 pixels.
 */
const PRINTED = { left: 0.69, top: 0.16, width: 0.28, height: 0.5 }
const LOOSE = { left: 0.62, top: 0.1, width: 0.38, height: 0.75 }
const ANYWHERE = { left: 0, top: 0, width: 1, height: 1 }
/** A face as sure as this needs no wider look. */
const SURE_SCORE = 0.9

/** Frames on which a portrait is looked for when the sharpest shows none. */
const MAX_TRIES = 3
/** Further frames whose portrait is compared with the enrolled one; about 25 ms each. */
const MAX_OTHERS = 2

interface Candidate {
  readonly frame: FrameView
  readonly canon: RgbImage
  readonly portraitWidthPx: number
}

/**
 * Finds the printed portrait on the best frame and makes its template. About 30 ms for one frame; up to two more are
 * compared with it. Never throws for what is on the picture.
 */
export async function findPortrait(burst: BurstView, engine: FaceEngine): Promise<FoundPortrait> {
  const candidates = rank(burst.frames)
  if (candidates.length === 0) return nothing('no_card', null)
  let nearest: { why: 'unsure_face' | 'too_small' | 'too_blurred'; portrait: MeasuredPortrait } | null = null
  for (const [i, candidate] of candidates.slice(0, MAX_TRIES).entries()) {
    const face = await detectOnCard(engine, candidate.canon)
    if (face === null) continue
    const portrait = measured(candidate, face)
    if (face.score < MIN_SCORE || portrait.portraitWidthPx < MIN_WIDTH_PX) {
      nearest ??= { why: face.score < MIN_SCORE ? 'unsure_face' : 'too_small', portrait }
      continue
    }
    const template = await engine.embed(candidate.canon, face.box)
    if (template.sharpness < MIN_SHARPNESS) {
      nearest ??= { why: 'too_blurred', portrait }
      continue
    }
    const others = await compareWithOthers(engine, template, candidates.toSpliced(i, 1).slice(0, MAX_OTHERS))
    return enrolled(engine, portrait, template, others)
  }
  return nearest === null ? nothing('no_face', null) : nothing(nearest.why, nearest.portrait)
}

function nothing(
  why: Extract<FaceEvidence, { kind: 'none' }>['why'],
  portrait: MeasuredPortrait | null,
): FoundPortrait {
  return { evidence: { kind: 'none', why, portrait }, template: null }
}

function enrolled(
  { identity }: FaceEngine,
  portrait: MeasuredPortrait,
  template: FaceTemplate,
  otherFrames: Extract<FaceEvidence, { kind: 'template' }>['otherFrames'],
): FoundPortrait {
  const { eyeDistancePx, sharpness, drawnLikeness } = template
  const poor = portrait.portraitWidthPx < LOW_QUALITY_WIDTH_PX || sharpness < LOW_QUALITY_SHARPNESS
  return {
    evidence: {
      kind: 'template',
      portrait,
      modelId: identity.modelId,
      space: identity.space,
      runtime: identity.runtime,
      quality: poor ? 'low' : 'good',
      eyeDistancePx,
      sharpness,
      drawnLikeness,
      otherFrames,
    },
    template: template.vector,
  }
}

/** Frames with a card, the one with the most detail in the portrait first: sharpness where the card is large enough. */
function rank(frames: readonly FrameView[]): readonly Candidate[] {
  const seen: (Candidate & { readonly detail: number })[] = []
  for (const frame of frames) {
    const { card, canon } = frame
    if (card === null || canon === null) continue
    const [[x0, y0], [x1, y1]] = card.quad
    const portraitWidthPx = Math.hypot(x1 - x0, y1 - y0) * PORTRAIT_WIDTH
    const detail =
      laplacianVariance(luma(crop(canon, areaOn(canon, PRINTED)))) * Math.min(1, portraitWidthPx / LOW_QUALITY_WIDTH_PX)
    seen.push({ frame, canon, portraitWidthPx, detail })
  }
  return seen.toSorted((a, b) => b.detail - a.detail)
}

function areaOn({ width, height }: RgbImage, area: typeof PRINTED): PixelBox {
  return {
    left: Math.round(area.left * width),
    top: Math.round(area.top * height),
    width: Math.round(area.width * width),
    height: Math.round(area.height * height),
  }
}

/** The best face where the portrait is printed, else around there, else on the whole card. */
async function detectOnCard(engine: FaceEngine, canon: RgbImage): Promise<FoundFace | null> {
  let best: FoundFace | null = null
  for (const area of [PRINTED, LOOSE, ANYWHERE]) {
    const face = (await engine.detect(canon, areaOn(canon, area))).at(0)
    if (face !== undefined && (best === null || face.score > best.score)) best = face
    if (best !== null && best.score >= SURE_SCORE) return best
  }
  return best
}

function measured({ frame, canon, portraitWidthPx }: Candidate, { box, score }: FoundFace): MeasuredPortrait {
  return {
    frame: frame.index,
    box: {
      x: box.left / canon.width,
      y: box.top / canon.height,
      width: box.width / canon.width,
      height: box.height / canon.height,
    },
    score,
    portraitWidthPx,
  }
}

async function compareWithOthers(engine: FaceEngine, template: FaceTemplate, others: readonly Candidate[]) {
  const compared: { frame: number; cosine: number }[] = []
  for (const { frame, canon } of others) {
    const face = await detectOnCard(engine, canon)
    if (face === null || face.score < MIN_SCORE) continue
    const { vector } = await engine.embed(canon, face.box)
    compared.push({ frame: frame.index, cosine: cosine(template.vector, vector) })
  }
  return compared
}
