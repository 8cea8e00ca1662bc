import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { inkProfile, type LineInk } from './line-ink.ts'

/**
 * Roman numerals: words of I alone hold as many as there are upright strokes, for `III` is read as `II` more often than
 * right.
 */
export function countStrokes(read: ReadText, line: LineInk): ReadText {
  if (!line.measured) return read
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
  line: LineInk,
): readonly ReadCharacter[] {
  const { base, cap, width } = line
  const stem = inkProfile(line, base - 0.8 * cap, base - 0.2 * cap)
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
