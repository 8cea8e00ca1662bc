import { FIELD_NAMES, type FieldName } from '@identity/ktp'
import type { FrameCardEvidence, ReadField, ReadingEvidence } from '../evidence.ts'

type Reading = Extract<ReadingEvidence, { kind: 'read' }>

/**
 * Below this a value is worth half a second: on generated bursts 2 % of the fields lie below, with a tenth of them wrong;
 * at 0.8 it would be 7 %, and most captures would be read twice for little.
 */
export const UNSURE_BELOW = 0.7
/** More than this of a field's band burnt out, and its value may go on under the glare [J]. */
export const GLARE_SHARE = 0.08
/** How much sharper another frame must be where this one shows nothing at all. */
const SHARPER = 1.5
/** A frame less sharp than this against the one that was read promises nothing for a value that is merely unsure. */
const AS_SHARP = 0.8

/**
 * The frame that promises better print for most of the fields that are unsure so far, of those not read yet; null when
 * nothing is unsure or no frame promises anything, as where no blood group is printed.
 */
export function nextFrame(
  reading: Reading,
  cards: readonly (FrameCardEvidence | null)[],
  read: readonly number[],
): number | null {
  let best: number | null = null
  let most = 0
  for (const [index, card] of cards.entries()) {
    if (card === null || read.includes(index)) continue
    const helped = FIELD_NAMES.filter((name) => promises(name, reading.fields[name], reading.frame, card, cards)).length
    if (helped > most) [best, most] = [index, helped]
  }
  return best
}

function promises(
  name: FieldName,
  field: ReadField,
  readingFrame: number,
  candidate: FrameCardEvidence,
  cards: readonly (FrameCardEvidence | null)[],
): boolean {
  const mine = cards[field.frame ?? readingFrame]?.regions[name]
  if (mine === undefined) return false
  const theirs = candidate.regions[name]
  if (mine.clippedShare > GLARE_SHARE) return theirs.clippedShare < mine.clippedShare / 2
  if (field.raw === null) return theirs.sharpness > SHARPER * mine.sharpness
  if (field.value !== null && field.confidence >= UNSURE_BELOW) return false
  return theirs.clippedShare <= GLARE_SHARE && theirs.sharpness > AS_SHARP * mine.sharpness
}
