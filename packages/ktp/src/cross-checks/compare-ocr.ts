import { FIELD_NAMES, type FieldName } from '../field-name.ts'
import { FIELDS } from '../fields/index.ts'
import { cleanText, MAX_RAW_LENGTH } from '../text/clean-text.ts'
import { ocrDistance } from '../text/ocr-distance.ts'

export interface OcrComparison {
  readonly field: FieldName
  /** `not_comparable`: one side read nothing, or nothing usable. */
  readonly outcome: 'equal' | 'differs' | 'not_comparable'
  /** Which side is missing, in plain words; null when compared. */
  readonly reason: string | null
  /** OCR edit distance of the compared forms, in edits; 0 when equal, null when not compared. */
  readonly distance: number | null
}

/** The server's reading of a field. */
export interface ServerReading {
  readonly value: string | null
  readonly raw: string | null
}

function comparableForm(field: FieldName, text: string): string {
  const { normalise, comparisonKey } = FIELDS[field]
  return comparisonKey(normalise(text).value ?? cleanText(text))
}

function compareField(field: FieldName, server: ServerReading | undefined, client: unknown): OcrComparison {
  const none = (reason: string): OcrComparison => ({ field, outcome: 'not_comparable', reason, distance: null })
  if (typeof client !== 'string' || client.trim() === '') return none('the client sent no text')
  if (client.length > MAX_RAW_LENGTH) return none('the client’s text is longer than any line of a card')
  const own = server?.value ?? server?.raw ?? ''
  if (own.trim() === '') return none('the server read nothing')
  const [a, b] = [comparableForm(field, own), comparableForm(field, client)]
  if (a === '' || b === '') return none('no letters or digits to compare')
  const distance = ocrDistance(a, b)
  return { field, outcome: a === b ? 'equal' : 'differs', reason: null, distance }
}

/**
 * Compares what the client says it read with what the server read, field by field, in the order of `FIELD_NAMES`.
 * Both go through the field's normaliser; spaces, case and hyphens do not count. Names outside the 16 are ignored.
 */
export function compareOcr(
  server: Readonly<Partial<Record<FieldName, ServerReading>>>,
  client: Readonly<Record<string, unknown>>,
): readonly OcrComparison[] {
  return FIELD_NAMES.map((field) =>
    compareField(field, server[field], Object.hasOwn(client, field) ? client[field] : undefined),
  )
}
