import type { BurstView, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { detectScreenMoire } from './detect-screen-moire.ts'
import type { ScreenMoire } from './screen-moire.ts'

export interface ScreenMoireEvidence {
  /** The frames looked at, best first; `frame` is its index. Empty when the card was too small on all. */
  readonly looks: readonly (ScreenMoire & { readonly frame: number })[]
  /** Widest view of the card in the burst, pixels; null when no frame shows one and whole frames were looked at. */
  readonly widestCardPx: number | null
}

/** Frames compared: agreement needs two, and each costs a decoding and about 40 ms, so nothing on the first ends it. */
const LOOKS = 2
const TILES = 9
/** Below this card width no display lattice survives (forensics note, gate table). */
const MIN_CARD_WIDTH_PX = 700
/** Regular patterns on the one or two frames that show the card largest, in native pixels; on whole frames when none shows a card. */
export async function measureScreenMoire(
  { frames }: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<ScreenMoireEvidence | null> {
  if (frames.length === 0) return null
  const widths = frames.map(cardWidthPx)
  const widest = Math.max(...widths)
  const candidates = frames
    .filter((frame) => (widest === 0 ? true : cardWidthPx(frame) >= MIN_CARD_WIDTH_PX))
    .toSorted((a, b) => cardWidthPx(b) - cardWidthPx(a) || a.index - b.index)
    .slice(0, LOOKS)
  const looks = []
  for (const frame of candidates) {
    const look = await lookAt(frame, TILES, shared)
    looks.push({ ...look, frame: frame.index })
    if (!holdsSomething(look)) break
  }
  return { looks, widestCardPx: widest === 0 ? null : Math.round(widest) }
}

/**
 * Something for the second frame to confirm: a wave clear enough to accuse, or, without a card, sharp peaks. On a card
 * peaks that no wave joins never accuse, for its own print has them.
 */
const holdsSomething = ({ waves, colorWaves, peakContrast, cardWidthPx }: ScreenMoire) =>
  (cardWidthPx === null && peakContrast >= 5) || [...waves, ...colorWaves].some((wave) => wave.contrast >= 4.2)

function cardWidthPx({ card }: FrameView): number {
  if (card === null) return 0
  const [a, b, c, d] = card.quad
  return (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2
}

async function lookAt(frame: FrameView, tiles: number, shared: SharedProducts): Promise<ScreenMoire> {
  const { image, quad, survey } = await shared.lattices(frame, tiles)
  const look = detectScreenMoire(image, { survey, ...(quad === undefined ? {} : { quad }) })
  // Sizes are those of the frame, not of the part that was fetched: they say whether it was resized.
  return { ...look, widthPx: frame.width, heightPx: frame.height }
}
