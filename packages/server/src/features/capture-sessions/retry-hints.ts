import type { Evidence } from '@identity/pipeline'
import type { RetryHint } from '@identity/protocol'

/**
 * Below and above these a picture is worth another try. Judgement, to be measured on phones: they only choose advice,
 * never a verdict. Variance of the Laplacian at 640 px; mean luma and share of clipped pixels of the whole frame.
 */
const BLURRED_BELOW = 60
const DARK_BELOW = 55
const GLARE_FROM = 0.06
/** Card width in pixels below which small print is a few pixels high (good photos: docs/good-photo.md). */
const SMALL_BELOW_PX = 700
/** Swing of the flash response below which nothing can be said (see flash_reflectance). */
const FAINT_SWING = 0.02

/** Advice about the picture alone, from what was measured on it; empty when another try would hardly be better. */
export function retryHints(evidence: Pick<Evidence, 'frames' | 'reading' | 'flash'>): RetryHint[] {
  const { frames, reading, flash } = evidence
  const read = reading.kind === 'read' ? frames.find(({ index }) => index === reading.frame) : undefined
  const quality = (read ?? frames.toSorted((a, b) => b.quality.sharpness - a.quality.sharpness).at(0))?.quality
  const hints: RetryHint[] = []
  if (reading.kind === 'no_card') hints.push('show_whole_card')
  else if (reading.cardWidthPx < SMALL_BELOW_PX) hints.push('move_closer')
  if (quality !== undefined) {
    if (quality.sharpness < BLURRED_BELOW) hints.push('hold_steady')
    if (quality.meanLuma < DARK_BELOW) hints.push('more_light')
    if (quality.clippedShare > GLARE_FROM) hints.push('less_glare')
  }
  if (flash.kind === 'series' && flash.swing < FAINT_SWING) hints.push('brighter_screen')
  return hints
}
