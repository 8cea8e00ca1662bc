import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'

/** What a character seen by one of two looks, or disputed between them, keeps of its confidence. */
const DISPUTED = 0.75

/**
 * One reading from two looks at the same line at different widths. The recogniser loses narrow characters far more
 * often than it invents any, and which ones depends on the width: a character that only one look has is kept, of two
 * different ones the surer. Spaces are left out; they are restored from the ink.
 */
export function mergeReadings(first: ReadText, second: ReadText): ReadText {
  const a = first.characters.filter((c) => c.character !== ' ')
  const b = second.characters.filter((c) => c.character !== ' ')
  const merged: ReadCharacter[] = []
  for (const [p, q] of align(a, b)) {
    if (p !== undefined && q !== undefined) {
      const surer = p.confidence >= q.confidence ? p : q
      const confidence = p.character === q.character ? surer.confidence : surer.confidence * DISPUTED
      merged.push({ ...surer, confidence, at: (p.at + q.at) / 2 })
    } else {
      const only = p ?? q
      if (only !== undefined) merged.push({ ...only, confidence: only.confidence * DISPUTED })
    }
  }
  return readText(merged)
}

type Pair = readonly [ReadCharacter | undefined, ReadCharacter | undefined]

/** Cheapest alignment: a substitution costs as much as a gap and a half, so that unlike characters rather stand apart. */
function align(a: readonly ReadCharacter[], b: readonly ReadCharacter[]): Pair[] {
  const columns = b.length + 1
  const cost = new Float64Array((a.length + 1) * columns)
  const at = (i: number, j: number): number => cost[i * columns + j] ?? Infinity
  const match = (i: number, j: number): number => {
    const [p, q] = [a.at(i), b.at(j)]
    if (p === undefined || q === undefined) return Infinity
    // Where they stand breaks ties: of three equal letters the one at the same place is the same.
    return (p.character === q.character ? 0 : 1.5) + Math.abs(p.at - q.at)
  }
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length && j === b.length) continue
      cost[i * columns + j] = Math.min(
        i < a.length && j < b.length ? at(i + 1, j + 1) + match(i, j) : Infinity,
        i < a.length ? at(i + 1, j) + 1 : Infinity,
        j < b.length ? at(i, j + 1) + 1 : Infinity,
      )
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && at(i, j) === at(i + 1, j + 1) + match(i, j)) pairs.push([a.at(i++), b.at(j++)])
    else if (i < a.length && at(i, j) === at(i + 1, j) + 1) pairs.push([a.at(i++), undefined])
    else pairs.push([undefined, b.at(j++)])
  }
  return pairs
}
