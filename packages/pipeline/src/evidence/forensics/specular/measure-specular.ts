import type { Homography, RgbImage } from '@identity/vision'
import type { BurstView, CardPose, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { detectHighlights } from './detect-highlights.ts'
import type { SpecularEvidence } from './specular.ts'

/** More add little and cost 10 ms each; spread over the burst, so that the hand had time to move. */
const MOST_FRAMES = 5
const FOCAL_PER_LONG_SIDE = 26 / 36
const WIDTH_MM = 85.6
const HEIGHT_MM = 53.98

type CardFrame = FrameView & { readonly card: CardPose; readonly canon: RgbImage }

/** Highlights over the frames of one light: those lit by challenge colours or the torch would shine by themselves. */
// eslint-disable-next-line @typescript-eslint/require-await -- a measure is asynchronous; this one has all its pixels at hand
export async function measureSpecular(
  { frames }: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<SpecularEvidence | null> {
  const usable = frames.filter(
    (frame): frame is CardFrame =>
      frame.card !== null && frame.canon !== null && frame.step === null && frame.torch !== true,
  )
  if (usable.length < 2) return null
  const step = Math.max(1, (usable.length - 1) / (MOST_FRAMES - 1))
  const chosen = Array.from({ length: Math.min(MOST_FRAMES, usable.length) }, (_, i) => usable[Math.round(i * step)])
  const normals = chosen.map(({ card, width, height }) =>
    normalOf(card.homography, Math.max(width, height), width, height),
  )
  const angles = normals.flatMap((a, i) => normals.slice(i + 1).map((b) => angleDeg(a, b)))
  return {
    frames: chosen.map(({ index }) => index),
    tiltRangeDeg: Number(Math.max(...angles).toFixed(2)),
    ...detectHighlights(chosen.map(({ canon }) => shared.thumb(canon))),
  }
}

type Vector = readonly [number, number, number]

/** Direction of the card's normal in camera space, as in `cardPose`, which keeps only its angle. */
function normalOf(h: Homography, longSide: number, width: number, height: number): Vector {
  const f = FOCAL_PER_LONG_SIDE * longSide
  const direction = (column: 0 | 1, perMm: number): Vector => {
    const w = h[6 + column] / perMm
    return [(h[column] / perMm - (width / 2) * w) / f, (h[3 + column] / perMm - (height / 2) * w) / f, w]
  }
  const [ax, ay, az] = direction(0, WIDTH_MM)
  const [bx, by, bz] = direction(1, HEIGHT_MM)
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}

function angleDeg(a: Vector, b: Vector): number {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  const cosine = Math.abs(dot) / (Math.hypot(...a) * Math.hypot(...b))
  return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI
}
