import type { DetectedLine } from './detect-lines.ts'

/** What a stretch of a line says for being a side of the card. */
export interface SideEvidence {
  /** Share of the stretch that is inside the frame, 0–1. */
  readonly visible: number
  /** Mean edge strength over the visible part, 1 for an unbroken edge on even ground. */
  readonly support: number
  /** Nats: how much better "this is an edge" explains the visible part than chance does. */
  readonly nats: number
}

/** The corners are round (3.18 mm of 53.98 on an ID-1 card) and their stretch of the line is empty. */
const CORNER_SHARE = 0.05
/** An unbroken step on even ground reaches this strength: see `edgeMap`. */
const FULL_STRENGTH = 0.85
/** Edge pixels closer than this repeat each other. */
const INDEPENDENT_PX = 4

/**
 * Weigh the stretch between two positions of a line. The measure is the binomial deviance of an a-contrario test
 * (Desolneux, Moisan, Morel 2000): it grows with length, and a line through texture gets little however long.
 */
export function sideEvidence(line: DetectedLine, from: number, to: number): SideEvidence {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const inset = CORNER_SHARE * (high - low)
  const a = Math.min(line.length, Math.max(0, Math.round(low + inset)))
  const b = Math.min(line.length, Math.max(0, Math.round(high - inset)))
  const visible = (b - a) / Math.max(1, high - low - 2 * inset)
  if (b - a < 2) return { visible: 0, support: 0, nats: 0 }
  const support = Math.min(0.98, (line.sums[b] - line.sums[a]) / ((b - a) * FULL_STRENGTH))
  return { visible: Math.min(1, visible), support, nats: ((b - a) / INDEPENDENT_PX) * deviance(support, line.chance) }
}

function deviance(share: number, chance: number): number {
  if (share <= chance) return 0
  return share * Math.log(share / chance) + (1 - share) * Math.log((1 - share) / (1 - chance))
}
