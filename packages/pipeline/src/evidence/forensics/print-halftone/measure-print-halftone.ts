import type { Quad } from '@identity/vision'
import type { BurstView, CardPose, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { containsPoint } from '../screen-moire/tiles-of-card.ts'
import { cardColor } from './card-color.ts'
import { detectPrintHalftone } from './detect-print-halftone.ts'
import type { CardColor, PrintHalftone } from './print-halftone.ts'

export interface PrintHalftoneEvidence {
  /** Dot screens on the frame that shows the card largest; null when the card is too small on all of them. */
  readonly look: (PrintHalftone & { readonly frame: number }) | null
  /** Colour of the card on at most three frames, those that show it largest; flash and torch frames are left out. */
  readonly colors: readonly (CardColor & { readonly frame: number })[]
}

/** As many as `screen_moire` looks at on its first frame, which is the same one: the work is shared. */
const TILES = 9
const COLOR_FRAMES = 3
/** 85 lines an inch need 720 px of card width (forensics note 4.4). */
const MIN_CARD_WIDTH_PX = 720

/** Dots and colours of print: native pixels of the largest view of the card, colours of its rectified pictures. */
export async function measurePrintHalftone(
  { frames }: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<PrintHalftoneEvidence | null> {
  const withCard = frames
    .filter((frame): frame is FrameView & { card: CardPose } => frame.card !== null)
    .toSorted((a, b) => widthOf(b.card.quad) - widthOf(a.card.quad) || a.index - b.index)
  if (withCard.length === 0) {
    const frame = frames.at(0)
    if (frame === undefined) return null
    return { look: await lookAt(frame, shared), colors: [] }
  }
  const colors = withCard
    .filter((frame) => frame.step === null && frame.torch !== true)
    .slice(0, COLOR_FRAMES)
    .flatMap((frame) => {
      const { canon, small, card } = frame
      if (canon === null) return []
      const scale = frame.width / small.width
      const outside = (x: number, y: number) => !containsPoint(card.quad, [x * scale, y * scale])
      return [{ ...cardColor(canon, small, outside), frame: frame.index }]
    })
  const [largest] = withCard
  if (widthOf(largest.card.quad) < MIN_CARD_WIDTH_PX) return { look: null, colors }
  return { look: await lookAt(largest, shared), colors }
}

async function lookAt(frame: FrameView, shared: SharedProducts): Promise<PrintHalftoneEvidence['look']> {
  const { image, quad, survey } = await shared.lattices(frame, TILES)
  const found = detectPrintHalftone(image, { survey, ...(quad === undefined ? {} : { quad }) })
  return { ...found, widthPx: frame.width, heightPx: frame.height, frame: frame.index }
}

const widthOf = ([a, b, c, d]: Quad) =>
  (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2
