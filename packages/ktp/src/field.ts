import type { FieldCheck } from './field-check.ts'
import type { FieldName } from './field-name.ts'
import { cleanText, MAX_RAW_LENGTH } from './text/clean-text.ts'
import { squeeze } from './text/squeeze.ts'

export interface FieldReading {
  /** Normal form; null when the text cannot be read as this field. The text itself stays with the caller. */
  readonly value: string | null
  readonly checks: readonly FieldCheck[]
}

/** What a rule looks at, and how hard it may speak. */
export interface FieldRule {
  readonly worst: FieldCheck['outcome']
  readonly about: string
}

/** One field of the card: what it is called, what its values look like, and how a reading is brought into that form. */
export interface Field {
  readonly name: FieldName
  /** As printed on the card. */
  readonly label: string
  readonly english: string
  /** The normal form in one sentence. */
  readonly form: string
  /** Where form and rules come from. */
  readonly source: string
  readonly rules: Readonly<Record<string, FieldRule>>
  /** Never throws; reads at most 256 characters. */
  readonly normalise: (raw: string) => FieldReading
  /** Two values with the same key are the same reading. */
  readonly comparisonKey: (value: string) => string
}

/** What every field says of an empty or overlong reading. */
export const COMMON_RULES = {
  readable: { worst: 'warn', about: 'Something was read that has the form of this field.' },
  length_bound: { worst: 'fail', about: `At most ${MAX_RAW_LENGTH} characters; no line of a card is longer.` },
} as const satisfies Record<string, FieldRule>

/** A check of one of the field's own rules, or of the common ones. */
export type CheckOf<Rule extends string> = FieldCheck & { readonly rule: Rule | keyof typeof COMMON_RULES }

interface Definition<Rule extends string> extends Omit<Field, 'rules' | 'normalise' | 'comparisonKey'> {
  readonly rules: Readonly<Record<Rule, FieldRule>>
  /** Gets the text cleaned (see `cleanText`), never empty, and as it came. */
  readonly read: (text: string, raw: string) => { value: string | null; checks: readonly CheckOf<Rule>[] }
  readonly comparisonKey?: Field['comparisonKey']
}

/** Makes a field out of its own rules; bounds and cleans what they get to see. */
export function defineField<const Rule extends string>({ read, ...definition }: Definition<Rule>): Field {
  return {
    comparisonKey: squeeze,
    ...definition,
    rules: { ...COMMON_RULES, ...definition.rules },
    normalise(raw) {
      if (raw.length > MAX_RAW_LENGTH) return { value: null, checks: [tooLong] }
      const text = cleanText(raw)
      return text === '' ? { value: null, checks: [nothingRead] } : read(text, raw)
    },
  }
}

const tooLong = { rule: 'length_bound', outcome: 'fail', detail: 'the text is longer than any line of a card' } as const
const nothingRead = { rule: 'readable', outcome: 'warn', detail: 'nothing was read' } as const

/** The finding of a text that has not the form of its field. */
export function unreadable(detail: string): { value: null; checks: readonly CheckOf<never>[] } {
  return { value: null, checks: [{ rule: 'readable', outcome: 'warn', detail }] }
}
