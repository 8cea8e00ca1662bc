import type { Point, Quad } from '@identity/vision'
import type { BurstView, FrameView } from '../burst-view.ts'
import { detectScreenMoire } from './detect-screen-moire.ts'
import type { ScreenMoire } from './screen-moire.ts'
import { boundsOf } from './tiles-of-card.ts'

export interface ScreenMoireEvidence {
  /** The frames looked at, best first; `frame` is its index. Empty when the card was too small on all. */
  readonly looks: readonly (ScreenMoire & { readonly frame: number })[]
  /** Widest view of the card in the burst, pixels; null when no frame shows one and whole frames were looked at. */
  readonly widestCardPx: number | null
}

/** Frames compared: agreement needs two, and each costs a decoding and about 40 ms, so nothing on the first ends it. */
const LOOKS = 2
const TILES = [9, 6]
/** A whole frame is larger, and such a look is mostly a person's, at one photo. */
const WHOLE_TILES = 16
/** Below this card width no display lattice survives (forensics note, gate table). */
const MIN_CARD_WIDTH_PX = 700
/** Pixels beside the card that are fetched with it, for the comparison over its edge: one tile and its margin. */
const RING = 280

/** Regular patterns on the one or two frames that show the card largest, in native pixels; on whole frames when none shows a card. */
export async function measureScreenMoire({ frames }: BurstView): Promise<ScreenMoireEvidence | null> {
  if (frames.length === 0) return null
  const widths = frames.map(cardWidthPx)
  const widest = Math.max(...widths)
  const candidates = frames
    .filter((frame) => (widest === 0 ? true : cardWidthPx(frame) >= MIN_CARD_WIDTH_PX))
    .toSorted((a, b) => cardWidthPx(b) - cardWidthPx(a) || a.index - b.index)
    .slice(0, LOOKS)
  const looks = []
  for (const [i, frame] of candidates.entries()) {
    const look = await lookAt(frame, TILES[i])
    looks.push({ ...look, frame: frame.index })
    if (!holdsSomething(look)) break
  }
  return { looks, widestCardPx: widest === 0 ? null : Math.round(widest) }
}

/** Something for the second frame to confirm: a wave in four tiles, or sharp peaks. */
const holdsSomething = ({ waves, colorWaves, peakContrast }: ScreenMoire) =>
  peakContrast >= 5 || [...waves, ...colorWaves].some((wave) => wave.tiles >= 4)

function cardWidthPx({ card }: FrameView): number {
  if (card === null) return 0
  const [a, b, c, d] = card.quad
  return (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2
}

async function lookAt(frame: FrameView, tiles: number): Promise<ScreenMoire> {
  const { card, width, height } = frame
  if (card === null) {
    return detectScreenMoire(await frame.region({ left: 0, top: 0, width, height }), { tiles: WHOLE_TILES })
  }
  const bounds = boundsOf(card.quad, frame)
  const left = Math.max(0, bounds.left - RING)
  const top = Math.max(0, bounds.top - RING)
  const region = {
    left,
    top,
    width: Math.min(width, bounds.left + bounds.width + RING) - left,
    height: Math.min(height, bounds.top + bounds.height + RING) - top,
  }
  const image = await frame.region(region)
  const quad = card.quad.map(([x, y]): Point => [x - left, y - top]) as unknown as Quad
  // Sizes are those of the frame, not of the part that was fetched: they say whether it was resized.
  return { ...detectScreenMoire(image, { quad, tiles }), widthPx: width, heightPx: height }
}
