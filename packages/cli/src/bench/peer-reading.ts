import {
  FIELD_NAMES,
  FIELDS,
  normaliseIssuePlace,
  normaliseProvince,
  normaliseRegency,
  type FieldName,
} from '@identity/ktp'
import type { ReadField, ReadingEvidence } from '@identity/pipeline'
import { parseCardText, type ParsedLine } from './parse-card-text.ts'
import type { RecognisedText } from './recognised-text.ts'

/** Fewer lines than this are no card: chance words of a background. */
const FEWEST_LINES = 3

const UNREAD: ReadField = { value: null, raw: null, confidence: 0, box: null, checks: [] }

/**
 * A peer's text as a reading of ours, so that both are judged by the same rules: the same normal forms, the nearest
 * allowed spelling included. What our reader adds from pixels (a second look at the NIK, spaces) is its own.
 */
export function peerReading(engine: string, pieces: readonly RecognisedText[]): ReadingEvidence {
  const parsed = parseCardText(pieces)
  if (Object.keys(parsed).length < FEWEST_LINES) return { kind: 'no_card', reason: 'fewer than three lines', engine }
  const province = normaliseProvince(parsed.province?.text ?? '')
  const regency = normaliseRegency(parsed.regency?.text ?? '', province.code)
  const issuePlace = normaliseIssuePlace(parsed.issuePlace?.text ?? '', regency.code)
  const fields = Object.fromEntries(
    FIELD_NAMES.map((name) => {
      const line = parsed[name]
      return [name, line === undefined ? UNREAD : readField(line, FIELDS[name].normalise(line.text).value)]
    }),
  ) as Record<FieldName, ReadField>
  return {
    kind: 'read',
    engine,
    frame: 0,
    quad: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    homography: [],
    cardWidthPx: 0,
    fields,
    header: { province: readField(parsed.province, province.value), regency: readField(parsed.regency, regency.value) },
    issuePlace: readField(parsed.issuePlace, issuePlace.value),
    checks: [],
  }
}

function readField(line: ParsedLine | undefined, value: string | null): ReadField {
  if (line === undefined) return UNREAD
  return { value, raw: line.text, confidence: value === null ? 0 : line.confidence, box: null, checks: [] }
}
