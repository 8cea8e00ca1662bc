import type { RgbImage } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { inkByColumn } from './ink-by-column.ts'
import { advanceEm } from './layout.ts'

/**
 * Ink-free columns wider than this are a space. On 60 generated photos the widest of 5,416 gaps inside words measured
 * 0.173 em and the narrowest of 618 between words 0.219 em, both after `looseness`; the recogniser alone missed 160.
 */
const WORD_GAP_EM = 0.195

/**
 * A space also holds the characters apart: their middles are 0.28 em further from each other than their widths say,
 * give or take the half step (0.1 em) their places are known to. Faded print leaves white between letters that stand close.
 */
const LEAST_SPREAD_EM = 0.1
/** How much of what their places lack is taken off the white. */
const SPREAD_WEIGHT = 0.4
/** White short of the limit by less than this may be a space all the same when the characters stand this far apart. */
const UNCLEAR_EM = 0.08
const CLEAR_SPREAD_EM = 0.15
/** What a line keeps of its least confidence when the white and the places of its characters disagree on a space. */
const DISPUTED = 0.75
/** Contrast is taken from so many line heights to either side. */
const LOCAL_HEIGHTS = 2.5

/**
 * Put back the spaces the recogniser drops. Its characters say where to look, the strip says how wide the gap is:
 * columns without ink between two neighbours, measured in ems of the line's own type.
 */
export function restoreSpaces(read: ReadText, strip: RgbImage): ReadText {
  const characters = read.characters.filter((c) => c.character !== ' ')
  if (characters.length < 3) return read
  const em = emOf(characters, strip.width)
  const ink = inkByColumn(strip, undefined, LOCAL_HEIGHTS * strip.height)
  const spaced: ReadCharacter[] = []
  let disputed = false
  for (const [i, current] of characters.entries()) {
    const previous = i === 0 ? undefined : characters.at(i - 1)
    if (previous !== undefined) {
      const seen = read.characters[read.characters.indexOf(current) - 1]?.character === ' '
      const gap = longestGap(ink, previous.at * strip.width, current.at * strip.width) / em
      const white = gap - looseness(previous.character, current.character)
      const spread = ((current.at - previous.at) * strip.width) / em - pitchEm(previous.character, current.character)
      const wide = white > WORD_GAP_EM
      const isSpace = white + SPREAD_WEIGHT * Math.min(0, spread - LEAST_SPREAD_EM) > WORD_GAP_EM
      if (!seen && (wide ? !isSpace || spread < 0 : white > WORD_GAP_EM - UNCLEAR_EM && spread > CLEAR_SPREAD_EM))
        disputed = true
      if (seen || isSpace) {
        spaced.push({
          character: ' ',
          confidence: 1,
          at: (previous.at + current.at) / 2,
        })
      }
    }
    spaced.push(current)
  }
  return { ...readText(spaced), mean: read.mean, min: disputed ? read.min * DISPUTED : read.min }
}

/** White that letters bring along at their sides, against the average: much beside a stop, none beside an A. */
function looseness(before: string, after: string): number {
  return 0.35 * (sideBearingEm(before) + sideBearingEm(after) - 0.09)
}

function sideBearingEm(character: string): number {
  if ('.,:1'.includes(character)) return 0.09
  if ("AJTVWXYZ'/-()".includes(character)) return 0.015
  return 'BDEFHIKLMNPRU'.includes(character) ? 0.06 : 0.047
}

/** Distance of two characters' middles when nothing stands between them. */
function pitchEm(before: string, after: string): number {
  return (advanceEm(before) + advanceEm(after)) / 2
}

/** Size of the type in strip pixels: the median over neighbours of their distance per em of their advance. */
function emOf(characters: readonly ReadCharacter[], width: number): number {
  const sizes = characters
    .slice(1)
    .map((current, i) => {
      const previous = characters[i] ?? current
      return ((current.at - previous.at) * width) / pitchEm(previous.character, current.character)
    })
    .sort((a, b) => a - b)
  return Math.max(1, sizes[sizes.length >> 1] ?? 1)
}

function longestGap(ink: readonly boolean[], from: number, to: number): number {
  let longest = 0
  let run = 0
  for (let x = Math.max(0, Math.floor(from)); x <= Math.min(ink.length - 1, Math.ceil(to)); x++) {
    run = ink[x] ? 0 : run + 1
    if (run > longest) longest = run
  }
  return longest
}
