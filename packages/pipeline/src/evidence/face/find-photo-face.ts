import type { RgbImage } from '@identity/vision'
import { decodeFrame } from '../../engines/decode/decode-frame.ts'
import type { FaceEngine, FaceTemplate, FoundFace } from '../../engines/face/face-engine.ts'
import { quarterTurned } from './quarter-turned.ts'
import {
  LOW_QUALITY_SHARPNESS,
  LOW_QUALITY_WIDTH_PX,
  MIN_SCORE,
  MIN_SHARPNESS,
  MIN_WIDTH_PX,
  portraitWidthOf,
} from './portrait-gates.ts'

/** The face on a photograph that is compared with an enrolment; a photo of a person, not of a card. */
export type PhotoFace =
  | { readonly kind: 'none'; readonly why: 'undecodable' | 'no_face' | 'too_small' | 'too_blurred' }
  | {
      readonly kind: 'template'
      readonly vector: Float32Array
      readonly space: string
      readonly score: number
      readonly quality: 'good' | 'low'
      /** Width of the ID photo this face would fill, px; see `portraitWidthOf`. */
      readonly portraitWidthPx: number
      readonly drawnLikeness: number
      readonly facesFound: number
      /** Another face is nearly as large: it is not certain who was meant. */
      readonly ambiguous: boolean
    }

/** Long side on which faces are looked for; finer than any face needs that the gates let pass. */
const WORKING_SIDE = 1280
/** An upright frontal face scores and fits at least so; otherwise the picture may lie on its side. */
const SURE_SCORE = 0.98
const SURE_MISFIT = 0.1
/** Of two faces the smaller counts as meant, too, from this share of the larger one's width. */
const RIVAL_SHARE = 0.7
/** A picture cut closer than the detector was trained for is looked at again inside a border of this share. */
const BORDER = 0.4

/**
 * The largest face of a photograph. Tries the quarter turns when none seems to stand upright, and a border when the face
 * fills the picture; a picture upside down may pass for upright, and then is not recognised. Never throws for what the bytes hold. About 40 ms.
 */
export async function findPhotoFace(bytes: Uint8Array, engine: FaceEngine): Promise<PhotoFace> {
  const frame = await decodeFrame(bytes, { maxSide: WORKING_SIDE })
  if (frame.kind === 'undecodable') return { kind: 'none', why: 'undecodable' }
  const upright = { width: frame.width, height: frame.height, data: frame.rgb }
  const seen = await lookInAnyTurn(engine, upright)
  if (seen === null) return { kind: 'none', why: 'no_face' }
  const { main, template, rivalWidth, faces } = seen
  const portraitWidthPx = portraitWidthOf(template.eyeDistancePx)
  if (portraitWidthPx < MIN_WIDTH_PX) return { kind: 'none', why: 'too_small' }
  if (template.sharpness < MIN_SHARPNESS) return { kind: 'none', why: 'too_blurred' }
  const poor = portraitWidthPx < LOW_QUALITY_WIDTH_PX || template.sharpness < LOW_QUALITY_SHARPNESS
  return {
    kind: 'template',
    vector: template.vector,
    space: engine.identity.space,
    score: main.score,
    quality: poor ? 'low' : 'good',
    portraitWidthPx,
    drawnLikeness: template.drawnLikeness,
    facesFound: faces,
    ambiguous: rivalWidth >= RIVAL_SHARE * main.box.width,
  }
}

interface Seen {
  /** The largest face. */
  readonly main: FoundFace
  readonly template: FaceTemplate
  /** Of the second largest, px; 0 without one. */
  readonly rivalWidth: number
  readonly faces: number
}

async function look(engine: FaceEngine, image: RgbImage): Promise<Seen | null> {
  const faces = (await engine.detect(image)).filter(({ score }) => score >= MIN_SCORE)
  const bySize = faces.toSorted((a, b) => b.box.width - a.box.width)
  const main = bySize.at(0)
  if (main === undefined) return null
  const rivalWidth = bySize.at(1)?.box.width ?? 0
  return { main, template: await engine.embed(image, main.box), rivalWidth, faces: faces.length }
}

/** Both speak for a face that stands upright. */
const trust = (seen: Seen | null): number => (seen === null ? -1 : seen.main.score - 2 * seen.template.misfit)

async function lookInAnyTurn(engine: FaceEngine, upright: RgbImage): Promise<Seen | null> {
  let best = await look(engine, upright)
  if (best !== null && best.main.score >= SURE_SCORE && best.template.misfit <= SURE_MISFIT) return best
  const views = [
    () => quarterTurned(upright, 1),
    () => quarterTurned(upright, 3),
    () => quarterTurned(upright, 2),
    () => bordered(upright),
  ]
  for (const view of views) {
    const seen = await look(engine, view())
    if (trust(seen) > trust(best)) best = seen
  }
  return best
}

/** The picture in the middle of a grey one. */
function bordered({ width, height, data }: RgbImage): RgbImage {
  const [dx, dy] = [Math.round(width * BORDER), Math.round(height * BORDER)]
  const out = { width: width + 2 * dx, height: height + 2 * dy }
  const pixels = new Uint8Array(out.width * out.height * 3).fill(127)
  for (let y = 0; y < height; y++) {
    pixels.set(data.subarray(y * width * 3, (y + 1) * width * 3), ((y + dy) * out.width + dx) * 3)
  }
  return { ...out, data: pixels }
}
