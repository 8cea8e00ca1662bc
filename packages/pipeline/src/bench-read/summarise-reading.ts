import type { FieldName } from '@identity/ktp'
import { FIELD_NAMES } from '@identity/ktp'
import type { CardComparison, LineComparison } from './compare-reading.ts'
import { LINE_NAMES, type LineName } from './printed-card.ts'
import { reliability, type ReliabilityBin } from './reliability.ts'

export interface Share {
  readonly count: number
  readonly of: number
}

/** Figures over a set of cards; shares are counts, so that sets can be added up. */
export interface ReadSummary {
  readonly cards: number
  readonly found: Share
  readonly nikExact: Share
  /** Of the 16 fields. */
  readonly fieldsExact: Share
  readonly fieldsExactWithoutSpaces: Share
  readonly cardsAllRight: Share
  /** Edits over printed characters of the 16 fields. */
  readonly characterErrors: Share
  /** Of the 16 fields of a found card: said to be unreadable. */
  readonly fieldsNull: Share
  /** Wrong values among the 16 fields said at a confidence of at least `SURE`. */
  readonly sureWrong: Share
  readonly exactByLine: Readonly<Record<LineName, Share>>
  /** Over the 16 fields. */
  readonly reliability: readonly ReliabilityBin[]
}

/** A value from this confidence on is acted upon without a second look. */
export const SURE = 0.9

export function summariseReading(cards: readonly CardComparison[]): ReadSummary {
  const lines = cards.flatMap((card) => card.lines)
  const fields = lines.filter(({ line }) => FIELD_NAMES.includes(line as FieldName))
  const share = (of: readonly LineComparison[], wanted: (line: LineComparison) => boolean): Share => ({
    count: of.filter(wanted).length,
    of: of.length,
  })
  const named = (name: LineName): Share =>
    share(
      lines.filter(({ line }) => line === name),
      ({ right }) => right,
    )
  return {
    cards: cards.length,
    found: { count: cards.filter(({ found }) => found).length, of: cards.length },
    nikExact: named('nik'),
    fieldsExact: share(fields, ({ right }) => right),
    fieldsExactWithoutSpaces: share(fields, ({ rightWithoutSpaces }) => rightWithoutSpaces),
    cardsAllRight: {
      count: cards.filter((card) => card.lines.every(({ right }) => right)).length,
      of: cards.length,
    },
    characterErrors: {
      count: fields.reduce((sum, { edits }) => sum + edits, 0),
      of: fields.reduce((sum, { want }) => sum + want.length, 0),
    },
    fieldsNull: share(
      cards.filter(({ found }) => found).flatMap((card) => card.lines.filter((line) => fields.includes(line))),
      ({ got }) => got === null,
    ),
    sureWrong: share(
      fields.filter(({ got, confidence }) => got !== null && confidence >= SURE),
      ({ right }) => !right,
    ),
    exactByLine: Object.fromEntries(LINE_NAMES.map((name) => [name, named(name)])) as Record<LineName, Share>,
    reliability: reliability(fields),
  }
}
