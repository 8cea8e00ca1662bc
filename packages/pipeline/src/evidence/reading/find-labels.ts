import { decodeText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardView } from './card-view.ts'
import { editDistance, prefixDistance } from './edit-distance.ts'
import { NIK_VALUE_X, rowNamed, ROWS, VALUE_X, type LabelledRow } from './layout.ts'
import { matchValue } from './match-value.ts'
import { cutStrip, type TextLine } from './text-line.ts'

/** A line whose row is known: a label, or a value that can only be of that row. */
export interface FoundLabel {
  readonly row: LabelledRow
  readonly line: TextLine
  /** Where on the card's width the line begins, 0–1. */
  readonly x: number
  /** The line holds the label and nothing else, so that its right end is the label's. */
  readonly whole: boolean
}

/** Labels are large print in a known list: two thirds of the width are enough to tell them apart. */
const LABEL_SQUEEZE = 0.65
/** Reading stops when so many different labels are found; they fix the rows, the rest would only confirm. */
const ENOUGH = 7
/** Rows no wrapped line can push down: without one of them a wrapped name looks like a card printed lower. */
const ABOVE_WRAPS = ['nik', 'name'] as const
/** With fewer labels in their rows nothing is called a card: two or three words occur on any form. */
export const FEWEST_LABELS = 4
/** Lines read at most when only some are labels: a card has 13, and a few lines may start left of them. */
const MOST_READ = 22

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/.:'
const VALUE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.:'

/**
 * Find the printed labels among the lines, left-most first, reading no more than needed: `patience` lines without any
 * label end the search. Labels are what is left-most on a card, so on a straightened one a few lines decide. They are
 * small and may be lost in glare or blur where values are not: with too few of them, values that can only be of one row
 * stand in.
 */
export async function findLabels(
  lines: readonly TextLine[],
  direction: number,
  view: CardView,
  engine: OcrEngine,
  patience: number,
): Promise<FoundLabel[]> {
  const found = new Map<string, FoundLabel & { distance: number }>()
  const values = new Map<string, FoundLabel>()
  for (const [read, line] of candidates(lines, direction).slice(0, MOST_READ).entries()) {
    if (found.size + values.size === 0 && read >= patience) break
    const strip = cutStrip(view, line, STRIP_HEIGHT, LABEL_SQUEEZE)
    const seen = await engine.recognise(strip)
    const match = matchLabel(decodeText(seen, ALPHABET).text)
    if (match === null) {
      const value = matchValue(decodeText(seen, VALUE_ALPHABET).text)
      const x = value === 'nik' ? NIK_VALUE_X.from : VALUE_X
      if (value !== null) values.set(value, { row: rowNamed(value), line, x, whole: false })
      continue
    }
    const before = found.get(match.row.name)
    if (before === undefined || match.distance < before.distance)
      found.set(match.row.name, { ...match, line, x: match.row.x })
    if (found.size >= ENOUGH && ABOVE_WRAPS.some((name) => found.has(name))) break
  }
  const labels = [...found.values()]
  return labels.length >= FEWEST_LABELS
    ? labels
    : [...labels, ...[...values.values()].filter(({ row }) => !found.has(row.name))]
}

/** Lines that may be labels: those with a neighbour to the right first, from left to right. */
function candidates(lines: readonly TextLine[], direction: number): TextLine[] {
  const ux = Math.cos(direction)
  const uy = Math.sin(direction)
  const placed = lines.map((line) => ({
    line,
    u: line.left[0] * ux + line.left[1] * uy,
    end: line.right[0] * ux + line.right[1] * uy,
    v: ((line.left[1] + line.right[1]) / 2) * ux - ((line.left[0] + line.right[0]) / 2) * uy,
  }))
  const neighboured = (p: (typeof placed)[number]): boolean =>
    placed.some(
      (q) =>
        q.u > p.end - p.line.height && q.u < p.end + 9 * p.line.height && Math.abs(q.v - p.v) < 0.7 * p.line.height,
    )
  return placed
    .filter(({ line }) => line.length > line.height)
    .map((p) => ({ ...p, rank: p.line.length < 14 * p.line.height && neighboured(p) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.u - b.u)
    .map(({ line }) => line)
}

/** Which label a text is or begins with; null when none is near enough. */
export function matchLabel(text: string): { row: LabelledRow; whole: boolean; distance: number } | null {
  const plain = letters(text)
  let best: { row: LabelledRow; whole: boolean; distance: number } | null = null
  for (const row of ROWS) {
    const label = letters(row.label)
    // One letter in four may be wrong: 'Nama' survives one, 'NIK' none, and no two labels are that close.
    const allowed = Math.floor(label.length / 4)
    const whole = editDistance(label, plain)
    const begins = label.length >= 5 && plain.length > label.length ? prefixDistance(label, plain).distance : Infinity
    const distance = Math.min(whole, begins)
    if (distance > allowed || (best !== null && distance / label.length >= best.distance)) continue
    best = { row, whole: whole <= begins, distance: distance / label.length }
  }
  return best
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}
