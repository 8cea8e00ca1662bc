import {
  compose,
  findCardQuads,
  homographyOfQuads,
  luma,
  type Homography,
  type Quad,
  type RgbImage,
} from '@identity/vision'
import { resizePlane } from '../noise/float-plane.ts'
import { registerFrames } from '../noise/register-frames.ts'
import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from '../reading/layout.ts'
import { cardPose, scaleTarget, type CardPose } from './card-pose.ts'
import { cardTemplate, followCard } from './follow-card.ts'

export interface PosedFrame {
  /** Upright pixels at full size. */
  readonly width: number
  readonly height: number
  /** The frame at 640 px on its long side. */
  readonly small: RgbImage
}

export interface FollowedPose extends CardPose {
  /** `read`: from the frame's own print and edges. `followed`: found again by its print from the frame that was read. */
  readonly source: 'read' | 'followed'
  /** Median correlation of the places it was followed by, 0.6–1; 1 where it was read. */
  readonly agreement: number
}

/** Long side of the planes two frames are laid over one another at, px: good to a pixel or two of the small frame, and following starts from there. */
const COARSE_SIDE = 160
/** Quadrilaterals of a frame that are tried when it does not register as a whole. */
const MAX_QUADS = 3

/**
 * Where the card lies on every frame of a burst, given its homography (card fractions → full pixels) on the frame that
 * was read. The others are registered to that one as a whole or, failing that, searched for the card's edges; then the
 * print decides. null where it is not found again: out of view, another card, too blurred. About 30 ms a frame.
 */
export function poseCards(
  frames: readonly PosedFrame[],
  read: { readonly frame: number; readonly homography: Homography },
): readonly (FollowedPose | null)[] {
  const source = frames[read.frame]
  const readPose = cardPose(read.homography, source)
  if (readPose === null) return frames.map(() => null)
  const toSmall = scaleTarget(read.homography, source.small.width / source.width, source.small.height / source.height)
  const template = cardTemplate(source.small, toSmall)
  const register = registrar(source.small)
  return frames.map((frame, index) => {
    if (index === read.frame) return { ...readPose, source: 'read', agreement: 1 }
    const whole = register(frame.small)
    const followed =
      (whole === null ? null : followCard(template, frame.small, [compose(whole, toSmall)])) ??
      followCard(template, frame.small, edgeGuesses(frame.small))
    if (followed === null) return null
    const sx = frame.width / frame.small.width
    const sy = frame.height / frame.small.height
    const pose = cardPose(scaleTarget(followed.toSmall, sx, sy), frame)
    return pose === null ? null : { ...pose, source: 'followed', agreement: followed.agreement }
  })
}

/** Maps from pixels of `source` to those of another small frame, null when they do not show the same scene. */
function registrar(source: RgbImage): (other: RgbImage) => Homography | null {
  const ratio = Math.min(1, COARSE_SIDE / Math.max(source.width, source.height))
  const reduced = ({ width, height, ...image }: RgbImage) =>
    resizePlane(luma({ width, height, ...image }), Math.round(width * ratio), Math.round(height * ratio))
  const plane = reduced(source)
  return (other) => {
    if (other.width !== source.width || other.height !== source.height) return null
    const map = registerFrames(plane, reduced(other))
    if (map === null) return null
    const [a, b, c, d, e, f] = map
    return [a, b, c / ratio, d, e, f / ratio, 0, 0, 1]
  }
}

const UNIT: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/** Every way a card could lie in the likeliest quadrilaterals of a frame. */
function edgeGuesses(small: RgbImage): Homography[] {
  const quads = findCardQuads(luma(small), { aspect: CARD_WIDTH_MM / CARD_HEIGHT_MM, minAreaShare: 0.03 })
  return quads.slice(0, MAX_QUADS).flatMap(({ corners: [a, b, c, d] }) => {
    const turns: readonly Quad[] = [
      [a, b, c, d],
      [b, c, d, a],
      [c, d, a, b],
      [d, a, b, c],
    ]
    return turns.map((turned) => homographyOfQuads(UNIT, turned)).filter((map) => map !== null)
  })
}
