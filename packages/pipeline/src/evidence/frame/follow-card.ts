import {
  compose,
  fitHomographyRobust,
  luma,
  warpPerspective,
  type Correspondence,
  type Homography,
  type Plane,
  type RgbImage,
} from '@identity/vision'
import { seededRandomInt } from '../flash/seeded-random.ts'
import { cutPatch, matchPatch, texturedPatch, type Patch } from './match-patch.ts'

/** Sizes of the rectified card that is followed: 300 dpi halved, and that halved again. */
const FINE = { width: 506, height: 319 } as const
const COARSE = { width: 253, height: 160 } as const
/** Candidates are told apart at this size. */
const THUMB = { width: 126, height: 80 } as const

/** How far places are looked for around where the guess puts them, px. */
const COARSE_REACH = 6
const FINE_REACH = 3

const COLUMNS = 7
const ROWS = 5
/** Fewer codes of spread in a patch is plain ground [J]. */
const MIN_SPREAD = 5
/** Below this a patch was not found again (glare lies on it, or it is another card) [J]. */
const MIN_CORRELATION = 0.6
/** A homography has eight unknowns; ten places of two coordinates leave enough to disagree. */
const MIN_PLACES = 10
/** Of the textured places this share must be found again, or the frame shows something else or hardly any of the card. */
const MIN_SHARE = 0.4

/** The card as one frame shows it, to be found again on others. */
export interface CardTemplate {
  readonly thumb: Patch
  readonly coarse: readonly Patch[]
  readonly fine: readonly Patch[]
}

export interface FollowedCard {
  /** Card fractions → pixels of the small frame. */
  readonly toSmall: Homography
  /** Median correlation of the places found again, 0.6–1. */
  readonly agreement: number
  /** How far those lie from the map, RMS in pixels of the card at 506 px width. */
  readonly rmsPx: number
  readonly places: number
}

/** `toSmall` maps card fractions to pixels of `small`. */
export function cardTemplate(small: RgbImage, toSmall: Homography): CardTemplate {
  return {
    thumb: wholePatch(rectified(small, toSmall, THUMB)),
    coarse: patchesOf(rectified(small, toSmall, COARSE), 24, COARSE_REACH),
    fine: patchesOf(rectified(small, toSmall, FINE), 32, FINE_REACH),
  }
}

/**
 * Finds the card of the template again on another frame, from rough guesses of where it may lie: the likeliest is taken
 * and corrected by places of the print, first within 2.4 % of the card's width, then to a tenth of a pixel of the small
 * frame. null when too few places are found again. About 15 ms.
 */
export function followCard(
  template: CardTemplate,
  small: RgbImage,
  guesses: readonly Homography[],
): FollowedCard | null {
  let best: Homography | null = null
  let highest = -Infinity
  for (const guess of guesses) {
    const likeness = likenessOf(template.thumb, rectified(small, guess, THUMB))
    if (likeness > highest) [best, highest] = [guess, likeness]
  }
  if (best === null) return null
  const near = correct(template.coarse, small, best, COARSE, COARSE_REACH, 2.5)
  return near === null ? null : correct(template.fine, small, near.toSmall, FINE, FINE_REACH, 1.2)
}

interface Size {
  readonly width: number
  readonly height: number
}

function rectified(small: RgbImage, toSmall: Homography, { width, height }: Size): Plane {
  const fromPixels = compose(toSmall, [1 / width, 0, 0, 0, 1 / height, 0, 0, 0, 1])
  return luma(warpPerspective(small, fromPixels, width, height))
}

/** The most textured place of each cell; `margin` stays free around them for the search. */
function patchesOf(plane: Plane, size: number, margin: number): Patch[] {
  const patches: Patch[] = []
  const [width, height] = [(plane.width - 2 * margin) / COLUMNS, (plane.height - 2 * margin) / ROWS]
  for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
    const left = margin + (cell % COLUMNS) * width
    const top = margin + Math.floor(cell / COLUMNS) * height
    const patch = texturedPatch(plane, { left, top, width, height }, size)
    if (patch !== null && patch.spread >= MIN_SPREAD) patches.push(patch)
  }
  return patches
}

/** The middle of the card as one patch: its height is square enough for layouts to be told apart by it. */
function wholePatch(plane: Plane): Patch {
  return cutPatch(plane, Math.round((plane.width - plane.height) / 2), 0, plane.height)
}

function likenessOf(thumb: Patch, plane: Plane): number {
  const other = cutPatch(plane, thumb.left, thumb.top, thumb.size)
  return thumb.unit.reduce((sum, value, i) => sum + value * other.unit[i], 0)
}

function correct(
  patches: readonly Patch[],
  small: RgbImage,
  guess: Homography,
  size: Size,
  reach: number,
  tolerancePx: number,
): FollowedCard | null {
  const plane = rectified(small, guess, size)
  const found: (Correspondence & { readonly correlation: number })[] = []
  for (const patch of patches) {
    const match = matchPatch(patch, plane, patch.left, patch.top, reach)
    if (match === null || match.correlation < MIN_CORRELATION) continue
    const half = patch.size / 2
    found.push({
      from: [patch.left + half, patch.top + half],
      to: [match.left + half, match.top + half],
      correlation: match.correlation,
    })
  }
  const draw = seededRandomInt('follow card')
  const random = () => draw(2 ** 32) / 2 ** 32
  const fit = fitHomographyRobust(found, { tolerance: tolerancePx, samples: 60, random })
  if (fit === null || fit.inliers.length < Math.max(MIN_PLACES, MIN_SHARE * patches.length)) return null
  const { width, height } = size
  const inFractions = compose(
    [1 / width, 0, 0, 0, 1 / height, 0, 0, 0, 1],
    compose(fit.homography, [width, 0, 0, 0, height, 0, 0, 0, 1]),
  )
  const correlations = fit.inliers.map((i) => found[i].correlation).sort((a, b) => a - b)
  return {
    toSmall: compose(guess, inFractions),
    agreement: correlations[correlations.length >> 1],
    rmsPx: fit.rms,
    places: fit.inliers.length,
  }
}
