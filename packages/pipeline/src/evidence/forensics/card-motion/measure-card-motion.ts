import {
  compose,
  fitHomographyRobust,
  invert,
  luma,
  mapPoint,
  type Correspondence,
  type Homography,
  type Plane,
  type Point,
} from '@identity/vision'
import { seededRandomInt } from '../../flash/seeded-random.ts'
import { scaleTarget } from '../../frame/card-pose.ts'
import { matchPatch, texturedPatch } from '../../frame/match-patch.ts'
import type { FrameView, Measure } from '../burst-view.ts'

export interface CardMotionEvidence {
  /** Neighbouring frames that both show the card. */
  readonly pairs: readonly CardMotionPair[]
}

export interface CardMotionPair {
  readonly a: number
  readonly b: number
  /** How far the card's centre moved, mm on the card: motion of the hand. */
  readonly shiftMm: number
  /** Change of the angle between card and sensor, degrees. */
  readonly tiltChangeDeg: number
  /** The scene around the card; null where too little of it shows or could be found again. */
  readonly background: {
    /** Places found again that move as one. */
    readonly places: number
    /** How far they lie from where the card's own motion would have taken them, RMS in px at 640 px. 0: one flat picture. */
    readonly parallaxPx: number
    /** How far they lie from their own common motion, RMS in px at 640 px: what parallax must stand out from. */
    readonly residualPx: number
  } | null
}

const COLUMNS = 10
const ROWS = 8
const PATCH_PX = 24
/** Farther than this from where the card's motion puts them, places are not looked for, px at 640 px. */
const REACH_PX = 12
/** Codes of spread below which there is nothing to find again [J]. */
const MIN_SPREAD = 5
const MIN_CORRELATION = 0.75
/** Fewer places do not fix a motion of their own. */
const MIN_PLACES = 8
/** Places further off the common motion than this belong to something else, px at 640 px. */
const TOLERANCE_PX = 0.8
/** Room around the card, as a share of its size: its shadow moves with it. */
const AROUND_CARD = 0.08

/**
 * How the card moves between neighbouring frames, and whether what lies around it moves with it as on one flat picture
 * (forensics 4.6). A picture that was shown, printed or warped as a whole moves as one plane; a card held above its
 * background does not; a card flat on a table does not either, so equality says nothing. About 12 ms a pair.
 */
export const measureCardMotion: Measure<CardMotionEvidence> = (burst) => {
  const pairs: CardMotionPair[] = []
  for (const [index, b] of burst.frames.entries()) {
    const pair = index === 0 ? null : pairMotion(burst.frames[index - 1], b)
    if (pair !== null) pairs.push(pair)
  }
  return Promise.resolve(pairs.length === 0 ? null : { pairs })
}

function pairMotion(a: FrameView, b: FrameView): CardMotionPair | null {
  if (a.card === null || b.card === null) return null
  const [from, to] = [smallCard(a, a.card.homography), smallCard(b, b.card.homography)]
  const [ax, ay] = mapPoint(a.card.homography, [0.5, 0.5])
  const [bx, by] = mapPoint(b.card.homography, [0.5, 0.5])
  const sameSize = a.width === b.width && a.height === b.height
  return {
    a: a.index,
    b: b.index,
    shiftMm: Math.hypot(bx - ax, by - ay) / b.card.pxPerMm,
    tiltChangeDeg: Math.abs(b.card.tiltDeg - a.card.tiltDeg),
    background: sameSize ? backgroundMotion(luma(a.small), luma(b.small), from, compose(to, invert(from))) : null,
  }
}

/** Card fractions → pixels of the small frame. */
const smallCard = ({ small, width, height }: FrameView, homography: Homography) =>
  scaleTarget(homography, small.width / width, small.height / height)

function backgroundMotion(a: Plane, b: Plane, card: Homography, map: Homography): CardMotionPair['background'] {
  const toCard = invert(card)
  const found: Correspondence[] = []
  const [width, height] = [a.width / COLUMNS, a.height / ROWS]
  const half = PATCH_PX / 2
  for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
    const [left, top] = [(cell % COLUMNS) * width, Math.floor(cell / COLUMNS) * height]
    const patch = texturedPatch(a, { left, top, width, height }, PATCH_PX)
    if (patch === null || patch.spread < MIN_SPREAD || touchesCard(toCard, patch.left, patch.top)) continue
    const centre: Point = [patch.left + half, patch.top + half]
    const [x, y] = mapPoint(map, centre)
    const match = matchPatch(patch, b, x - half, y - half, REACH_PX)
    if (match === null || match.correlation < MIN_CORRELATION) continue
    found.push({ from: [x, y], to: [match.left + half, match.top + half] })
  }
  const draw = seededRandomInt('card motion')
  const random = () => draw(2 ** 32) / 2 ** 32
  const fit = fitHomographyRobust(found, { tolerance: TOLERANCE_PX, samples: 80, random, plausible: isGentle })
  if (fit === null || fit.inliers.length < Math.max(MIN_PLACES, found.length / 2)) return null
  const offsets = fit.inliers.map((i) => {
    const { from, to } = found[i]
    return (to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2
  })
  return {
    places: fit.inliers.length,
    parallaxPx: Math.sqrt(offsets.reduce((sum, square) => sum + square, 0) / offsets.length),
    residualPx: fit.rms,
  }
}

function touchesCard(toCard: Homography, left: number, top: number): boolean {
  return [0, PATCH_PX / 2, PATCH_PX].some((dx) =>
    [0, PATCH_PX / 2, PATCH_PX].some((dy) => {
      const [x, y] = mapPoint(toCard, [left + dx, top + dy])
      return x > -AROUND_CARD && x < 1 + AROUND_CARD && y > -AROUND_CARD && y < 1 + AROUND_CARD
    }),
  )
}

/** What the background adds to the card's motion within a tenth of a second is small: nothing turns over or folds. */
function isGentle(h: Homography): boolean {
  return Math.abs(h[0] - 1) < 0.1 && Math.abs(h[4] - 1) < 0.1 && Math.abs(h[1]) < 0.1 && Math.abs(h[3]) < 0.1
}
