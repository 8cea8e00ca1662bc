import { editDistance } from '../evidence/reading/edit-distance.ts'
import type { ReadField, ReadingEvidence } from '../evidence/evidence.ts'
import { LINE_NAMES, printedValues, type LineName, type PrintedCard } from './printed-card.ts'

export interface LineComparison {
  readonly line: LineName
  readonly want: string
  /** null when the reader said that it cannot read the line. */
  readonly got: string | null
  readonly raw: string | null
  /** 0–1. */
  readonly confidence: number
  readonly right: boolean
  /** Right but for spaces. */
  readonly rightWithoutSpaces: boolean
  /** Characters to insert, delete or change; the whole length when nothing was read. */
  readonly edits: number
}

export interface CardComparison {
  readonly found: boolean
  /** Why no card was found; null when one was. */
  readonly reason: string | null
  readonly lines: readonly LineComparison[]
}

/** How a reading differs from what is printed. A card that was not found has every line wrong, none of them sure. */
export function compareReading(reading: ReadingEvidence, printed: PrintedCard): CardComparison {
  const want = printedValues(printed)
  const got: Partial<Record<LineName, ReadField>> =
    reading.kind === 'read' ? { ...reading.fields, ...reading.header, issuePlace: reading.issuePlace } : {}
  const lines = LINE_NAMES.flatMap((line) => {
    const expected = want[line]
    return expected === null ? [] : [compareLine(line, expected, got[line])]
  })
  return { found: reading.kind === 'read', reason: reading.kind === 'read' ? null : reading.reason, lines }
}

function compareLine(line: LineName, want: string, field: ReadField | undefined): LineComparison {
  const got = field?.value ?? null
  return {
    line,
    want,
    got,
    raw: field?.raw ?? null,
    confidence: field?.confidence ?? 0,
    right: got === want,
    rightWithoutSpaces: squeezed(got ?? '') === squeezed(want),
    edits: editDistance(want, got ?? ''),
  }
}

function squeezed(text: string): string {
  return text.replaceAll(' ', '')
}
