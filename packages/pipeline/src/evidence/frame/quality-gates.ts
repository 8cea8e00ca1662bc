import type { FrameCardEvidence } from '../evidence.ts'

/** Limits below which a voter abstains, shared so that none invents its own. Source: forensics note, section 3. */
export const QUALITY_GATES = {
  /** Card widths in frame pixels: under the first no pixel voter speaks, then moiré of monitors and type, then fine structure. */
  cardWidthPx: { any: 450, print: 700, fine: 1000 },
  /** Share of clipped pixels above which a region says nothing. */
  clippedShare: 0.25,
  /** Median luma of the card between which colour and noise can be judged, 8-bit codes. */
  medianLuma: { from: 30, to: 225 },
} as const

/** Whether the card on a frame is wide enough and neither too dark nor too bright for its pixels to be judged. */
export function cardIsJudgeable(
  card: Pick<FrameCardEvidence, 'widthPx' | 'quality'>,
  width: keyof typeof QUALITY_GATES.cardWidthPx = 'any',
): boolean {
  const { medianLuma } = card.quality
  const { from, to } = QUALITY_GATES.medianLuma
  return card.widthPx >= QUALITY_GATES.cardWidthPx[width] && medianLuma >= from && medianLuma <= to
}
