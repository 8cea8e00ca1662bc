/** A piece of text as a general text reader gives it: a word, or a line, with its upright box in pixels. */
export interface RecognisedText {
  readonly text: string
  /** 0–1. */
  readonly confidence: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** One row of print: pieces of text side by side. */
export interface TextRow {
  readonly y: number
  /** From left to right. */
  readonly pieces: readonly RecognisedText[]
}

const heightOf = (piece: RecognisedText): number => piece.y1 - piece.y0
const middleOf = (piece: RecognisedText): number => (piece.y0 + piece.y1) / 2

/** Taller than this many usual pieces is no print of a field: the SPECIMEN overprint, a picture taken for letters. */
const TALLEST = 2.5

/** Pieces of text in rows from top to bottom. The print must lie level. */
export function textRows(pieces: readonly RecognisedText[]): TextRow[] {
  const printed = pieces.filter(({ text }) => /[\p{L}\p{N}-]/u.test(text))
  const heights = printed.map(heightOf).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const rows: { y: number; height: number; pieces: RecognisedText[] }[] = []
  // Tall pieces open rows: a dash or a colon says little of where its row is.
  for (const piece of printed.toSorted((a, b) => heightOf(b) - heightOf(a))) {
    if (heightOf(piece) > TALLEST * usual) continue
    const row = rows.find(({ y, height }) => Math.abs(middleOf(piece) - y) < 0.5 * height)
    if (row === undefined) rows.push({ y: middleOf(piece), height: heightOf(piece), pieces: [piece] })
    else row.pieces.push(piece)
  }
  return rows.sort((a, b) => a.y - b.y).map((row) => ({ y: row.y, pieces: row.pieces.sort((a, b) => a.x0 - b.x0) }))
}
