import type { RgbImage } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { advanceEm } from './layout.ts'

/** Ink-free columns between two letters of a word are up to about 0.2 em, between two words at least 0.33 em. */
const WORD_GAP_EM = 0.27

/**
 * Put back the spaces the recogniser drops. Its characters say where to look, the strip says how wide the gap is:
 * columns without ink between two neighbours, measured in ems of the line's own type.
 */
export function restoreSpaces(read: ReadText, strip: RgbImage): ReadText {
  const characters = read.characters.filter((c) => c.character !== ' ')
  if (characters.length < 3) return read
  const em = emOf(characters, strip.width)
  const ink = inkByColumn(strip)
  const spaced: ReadCharacter[] = []
  characters.forEach((current, i) => {
    const previous = i === 0 ? undefined : characters.at(i - 1)
    if (previous !== undefined) {
      const seen = read.characters[read.characters.indexOf(current) - 1]?.character === ' '
      const gap = longestGap(ink, previous.at * strip.width, current.at * strip.width) / em
      if (seen || gap > WORD_GAP_EM) {
        spaced.push({
          character: ' ',
          confidence: 1,
          at: (previous.at + current.at) / 2,
        })
      }
    }
    spaced.push(current)
  })
  return { ...readText(spaced), mean: read.mean, min: read.min }
}

/** Size of the type in strip pixels: the median over neighbours of their distance per em of their advance. */
function emOf(characters: readonly ReadCharacter[], width: number): number {
  const sizes = characters
    .slice(1)
    .map((current, i) => {
      const previous = characters[i] ?? current
      const advance = (advanceEm(previous.character) + advanceEm(current.character)) / 2
      return ((current.at - previous.at) * width) / advance
    })
    .sort((a, b) => a - b)
  return Math.max(1, sizes[sizes.length >> 1] ?? 1)
}

/** For each column whether the middle of the strip holds ink there. */
function inkByColumn({ width, height, data }: RgbImage): boolean[] {
  const top = Math.floor(height * 0.15)
  const bottom = Math.ceil(height * 0.85)
  const darkest = Array.from({ length: width }, (_, x) => {
    // Third darkest pixel: one noisy pixel is no ink.
    const column: number[] = []
    for (let y = top; y < bottom; y++) {
      const i = (y * width + x) * 3
      column.push((data[i] ?? 0) * 0.299 + (data[i + 1] ?? 0) * 0.587 + (data[i + 2] ?? 0) * 0.114)
    }
    column.sort((a, b) => a - b)
    return column[2] ?? 255
  })
  const sorted = [...darkest].sort((a, b) => a - b)
  const inkLevel = sorted[Math.floor(width * 0.1)] ?? 0
  const paperLevel = sorted[Math.floor(width * 0.95)] ?? 255
  const threshold = paperLevel - 0.4 * (paperLevel - inkLevel)
  return darkest.map((level) => level < threshold)
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
