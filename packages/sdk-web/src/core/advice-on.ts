import type { FrameAnalysis } from './analyse-frame.ts'

/** What to tell the person next; `ready` when there is nothing to better. Also the key of the text. */
export type Advice =
  'no_picture' | 'too_dark' | 'no_card' | 'move_closer' | 'glare' | 'hold_still' | 'blurred' | 'ready'

/** Judgement on drawn cards and a laptop camera; they steer a person, so being wrong costs a second, not a verdict. */
const LIMITS = {
  contrast: 3,
  meanLuma: 50,
  sides: 3,
  someSides: 1,
  glareShare: 0.03,
  motion: 9,
  sharpness: 90,
} as const

/** One piece of advice at a time, the one that has to come first. */
export function adviceOn(analysis: FrameAnalysis): Advice {
  if (analysis.contrast < LIMITS.contrast) return 'no_picture'
  if (analysis.meanLuma < LIMITS.meanLuma) return 'too_dark'
  if (analysis.sidesSeen < LIMITS.someSides) return 'no_card'
  if (analysis.sidesSeen < LIMITS.sides) return 'move_closer'
  if (analysis.glareShare > LIMITS.glareShare) return 'glare'
  if (analysis.motion === null || analysis.motion > LIMITS.motion) return 'hold_still'
  if (analysis.sharpness < LIMITS.sharpness) return 'blurred'
  return 'ready'
}
