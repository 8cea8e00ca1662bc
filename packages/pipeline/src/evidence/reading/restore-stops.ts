import { byteQuantiles, connectedComponents, type RgbImage } from '@identity/vision'
import { advanceEm } from './layout.ts'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'

/** A stop is at least this dark, as a share of the line's ink, and stands out from what is beside it by a third. */
const LEAST_DARK = 0.38
const STANDS_OUT = 0.75
/** In heights of a capital, up to where it has faded by a third. */
const WIDEST_STOP = 0.42
/** Above a stop there is paper. */
const PAPER = 0.28

/** Shortenings that addresses and names print with a stop as often as without. */
const ABBREVIATIONS = [
  ...['JL', 'JLN', 'GG', 'NO', 'KP', 'DS', 'DSN', 'DK', 'BR', 'LR', 'LK', 'LINGK', 'KOMP', 'KOMPL', 'PERUMH'],
  ...['TMN', 'KAV', 'BLK', 'KM', 'JEND', 'RT', 'RW', 'KEL', 'KEC', 'PSR', 'SEI', 'TJ', 'KH', 'ST', 'RR', 'FX', 'MOH'],
  ...['MUH', 'ABD', 'DR', 'DRS', 'DRA', 'IR', 'HJ', 'PROF', 'AG', 'YOH'],
]
/** Height of a capital in ems. */
const CAP_EM = 0.716
/** Characters with a stop and a space between them are 0.56 em further apart than they are wide, with a space alone 0.28. */
const STOP_AND_SPACE_EM = 0.4
/** Further apart than a space alone puts them on all but a few photos. */
const ROOM_EM = 0.34
/** Confidence of a character behind which a stop may be. */
const DOUBT = 0.6
/** With the room for a stop, this much darkness on the base line is one. */
const FAINT = 0.15

interface Line {
  /** Darkness in the line's own contrast, 0 paper to 1 ink. */
  readonly darkness: Float32Array
  readonly width: number
  readonly height: number
  /** Rows of the capitals' feet and their height, px. */
  readonly base: number
  readonly cap: number
}

/**
 * Put back the stops of abbreviations (`JL. MAWAR GG. III NO. 4`), which the recogniser passes over more often than not,
 * and count the strokes of Roman numerals. Both are measured in black ink beside the characters that were read.
 */
export function restoreStops(read: ReadText, strip: RgbImage): ReadText {
  if (read.characters.filter((c) => /[A-Z]/.test(c.character)).length < 3) return read
  const line = measureLine(strip)
  if (line === null) return read
  return withNumerals(withStops(read, line), line)
}

/** Whether a character ends a word that is often followed by a stop: an initial, or a shortening of addresses and names. */
function endsAbbreviation({ characters }: ReadText, last: ReadCharacter, next: ReadCharacter): boolean {
  const end = characters.indexOf(last)
  if (!/[A-Z]/.test(last.character)) return false
  if (characters[end + 1] === next && !/[0-9]/.test(next.character)) return false
  let start = end
  while (start > 0 && /[A-Z]/.test(characters[start - 1]?.character ?? ' ')) start--
  const word = characters.slice(start, end + 1).map((c) => c.character)
  return word.length === 1 || ABBREVIATIONS.includes(word.join(''))
}

/** The darkest spot on the base line under paper that is not the foot of a letter: it is lighter on both sides of it. */
function darkestFoot(foot: Float32Array, above: Float32Array, from: number, to: number): number | null {
  const lightest = (a: number, b: number): number => {
    let low = Infinity
    for (let x = Math.ceil(a); x <= b; x++) low = Math.min(low, foot[x] ?? 0)
    return low
  }
  let best: number | null = null
  for (let x = Math.ceil(from); x <= to; x++) {
    const dark = foot[x] ?? 0
    if (dark < FAINT || (above[x] ?? 1) > PAPER || (best !== null && dark <= (foot[best] ?? 0))) continue
    if (lightest(from, x) < STANDS_OUT * dark && lightest(x, to) < STANDS_OUT * dark) best = x
  }
  return best
}

function withStops(read: ReadText, line: Line): ReadText {
  const { base, cap, width } = line
  const foot = profile(line, base - 0.2 * cap, base + 0.03 * cap)
  const above = profile(line, base - 0.95 * cap, base - 0.42 * cap)
  const whole = darkestRows(line)
  const solid = read.characters.filter((c) => c.character !== ' ')
  const kept = [...read.characters]
  for (const [i, before] of solid.entries()) {
    const after = solid.at(i + 1)
    if (after === undefined || !/[A-Z0-9]/.test(after.character) || !endsAbbreviation(read, before, after)) continue
    const [from, to] = [before.at * width, after.at * width]
    const pitch = ((advanceEm(before.character) + advanceEm(after.character)) / 2) * (cap / CAP_EM)
    const spread = (to - from - pitch) / (cap / CAP_EM)
    const at =
      stopBetween(foot, above, whole, from, to, cap) ??
      (spread > STOP_AND_SPACE_EM ? darkestFoot(foot, above, from, to) : null)
    if (at === null) {
      // Nothing clear, yet room or ink for one: who acts on the value should know.
      const spot = darkestFoot(foot, above, from, to)
      if (spread > ROOM_EM || spot !== null)
        kept[kept.indexOf(before)] = { ...before, confidence: Math.min(DOUBT, before.confidence) }
      continue
    }
    const stop: ReadCharacter = { character: '.', confidence: 0.8, at: at / width }
    kept.splice(kept.indexOf(before) + 1, 0, stop)
  }
  return readText(kept)
}

/**
 * Place of a spot on the base line under paper, apart from the characters on either side of it in all rows; null without
 * one. A letter's foot hangs together with its letter.
 */
function stopBetween(
  foot: Float32Array,
  above: Float32Array,
  whole: Float32Array,
  from: number,
  to: number,
  cap: number,
): number | null {
  let best: number | null = null
  for (let x = Math.ceil(from); x <= to; x++) {
    const dark = foot[x] ?? 0
    if (dark < LEAST_DARK || (above[x] ?? 1) > PAPER || (best !== null && dark <= (foot[best] ?? 0))) continue
    const parted = STANDS_OUT * (whole[x] ?? 0)
    let [left, right] = [x, x]
    while (left > from && (whole[left] ?? 0) >= parted) left--
    while (right < to && (whole[right] ?? 0) >= parted) right++
    if (left > from && right < to && right - left < WIDEST_STOP * cap) best = x
  }
  return best
}

/** Tokens of I alone hold as many as there are upright strokes: `III` is read as `II` more often than right. */
function withNumerals(read: ReadText, line: Line): ReadText {
  const { characters } = read
  const out: ReadCharacter[] = []
  for (let i = 0; i < characters.length;) {
    let end = i
    while (end < characters.length && 'I1'.includes(characters.at(end)?.character ?? ' ')) end++
    const run = characters.slice(i, end)
    const before = i === 0 ? undefined : characters.at(i - 1)
    const after = characters.at(end)
    const apart = (c: ReadCharacter | undefined): boolean => c === undefined || ' .'.includes(c.character)
    if (run.length >= 1 && run.some((c) => c.character === 'I') && before?.character === ' ' && apart(after)) {
      const left = characters.slice(0, i).findLast((c) => !' .'.includes(c.character))
      const right = characters.slice(end).find((c) => c.character !== ' ')
      out.push(...strokesAs(run, left, right, line))
    } else out.push(...(run.length > 0 ? run : characters.slice(i, i + 1)))
    i = Math.max(end, i + 1)
  }
  return out.length === characters.length && out.every((c, i) => c === characters[i]) ? read : readText(out)
}

function strokesAs(
  run: readonly ReadCharacter[],
  left: ReadCharacter | undefined,
  right: ReadCharacter | undefined,
  line: Line,
): readonly ReadCharacter[] {
  const { base, cap, width } = line
  const stem = profile(line, base - 0.8 * cap, base - 0.2 * cap)
  const [first, last] = [run.at(0), run.at(-1)]
  if (first === undefined || last === undefined) return run
  // Strokes of one numeral are 0.4 cap heights apart; its neighbours begin at least half a letter and a space away.
  const from = Math.max((left?.at ?? 0) * width + 0.62 * cap, first.at * width - 0.75 * cap)
  const to = Math.min(right === undefined ? width : right.at * width - 0.5 * cap, last.at * width + 0.75 * cap)
  const peaks: number[] = []
  for (let x = Math.ceil(from); x <= to; x++) {
    const dark = stem[x] ?? 0
    if (dark < 0.45 || dark < (stem[x - 1] ?? 0) || dark <= (stem[x + 1] ?? 0)) continue
    const previous = peaks.at(-1)
    if (previous === undefined) peaks.push(x)
    else {
      let valley = Infinity
      for (let k = previous; k <= x; k++) valley = Math.min(valley, stem[k] ?? 0)
      if (valley < 0.8 * Math.min(dark, stem[previous] ?? 0) && x - previous > 0.22 * cap) peaks.push(x)
      else if (dark > (stem[previous] ?? 0)) peaks[peaks.length - 1] = x
    }
  }
  // No numeral has more than three of them, and the recogniser invents none.
  if (peaks.length > 3 || peaks.length <= run.length) return run
  const confidence = 0.8 * Math.min(...run.map((c) => c.confidence), 1)
  return peaks.map((x) => ({ ...first, character: 'I', confidence, at: x / width }))
}

/** Mean darkness of each column between two rows. */
function profile({ darkness, width, height }: Line, from: number, to: number): Float32Array {
  const [y0, y1] = [Math.max(0, Math.round(from)), Math.min(height, Math.round(to) + 1)]
  const out = new Float32Array(width)
  for (let y = y0; y < y1; y++) for (let x = 0; x < width; x++) out[x] = (out[x] ?? 0) + (darkness[y * width + x] ?? 0)
  return out.map((sum) => sum / Math.max(1, y1 - y0))
}

/** For each column the darkest three rows in a row between head and foot of the capitals. */
function darkestRows({ darkness, width, height, base, cap }: Line): Float32Array {
  const [y0, y1] = [Math.max(0, Math.round(base - cap)), Math.min(height - 3, Math.round(base - 0.02 * cap))]
  return Float32Array.from({ length: width }, (_, x) => {
    let most = 0
    for (let y = y0; y <= y1; y++) {
      const at = y * width + x
      const three = ((darkness[at] ?? 0) + (darkness[at + width] ?? 0) + (darkness[at + 2 * width] ?? 0)) / 3
      most = Math.max(most, three)
    }
    return most
  })
}

/** Ink of a strip from its brightest channel, and where its capitals stand; null when they cannot be made out. */
function measureLine({ width, height, data }: RgbImage): Line | null {
  const plane = new Uint8Array(width * height)
  for (let i = 0, from = 0; i < plane.length; i++, from += 3)
    plane[i] = Math.max(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0)
  const [ink = 0, paper = 255] = byteQuantiles(plane, [0.05, 0.7])
  if (paper - ink < 25) return null
  const darknessOf = Float32Array.from({ length: 256 }, (_, level) => (paper - level) / (paper - ink))
  const darkness = new Float32Array(plane.length)
  for (let i = 0; i < plane.length; i++) darkness[i] = darknessOf[plane[i] ?? 0] ?? 0
  const tall = connectedComponents({ width, height, data: darkness }, 0.5, 4)
    .map(({ outline }) => outline.map((p) => p[1]))
    .map((ys) => ({ top: Math.min(...ys), foot: Math.max(...ys) }))
    .filter(({ top, foot }) => foot - top > 0.38 * height && foot - top < 0.85 * height)
  if (tall.length < 3) return null
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  const base = middle(tall.map(({ foot }) => foot))
  return { darkness, width, height, base, cap: base - middle(tall.map(({ top }) => top)) }
}
