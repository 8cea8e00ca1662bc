import { compareOcr, type FieldName } from '@identity/ktp'
import type { Voter } from '../voter.ts'

/** Both sides must be this sure before a difference counts (forensics note 5.1 asks for "both sides confident"). */
const SURE = 0.95
/** One misread letter is no other text. For the NIK every digit counts, but one may be misread. */
const MIN_DISTANCE = 2
/** A field on which honest engines disagree in spelling (spaces, abbreviations) tells little alone. */
const TELLING: ReadonlySet<FieldName> = new Set(['nik', 'fullName', 'dateOfBirth', 'gender', 'placeOfBirth'])
/** Fewer agreeing fields than this support nothing. */
const MIN_EQUAL = 3

export const ocrCrosscheck: Voter<
  'reading' | 'clientOcr',
  'agrees' | 'contradicts' | 'differs' | 'not_comparable' | 'no_client_ocr' | 'no_card'
> = {
  name: 'ocr_crosscheck',
  family: 'tamper',
  version: '1',
  needs: ['reading', 'clientOcr'],
  findings: {
    agrees: 'pass',
    contradicts: 'fail',
    differs: 'absent',
    not_comparable: 'absent',
    no_client_ocr: 'absent',
    no_card: 'absent',
  },
  about: {
    sees: 'Whether the text the client says it read is the text the server reads on the frames. A difference points to a bundle put together from two sources.',
    fooledBy:
      'A client that sends the text of the very frames it submits, whatever they show. Two OCR engines also differ honestly, so small differences do not count.',
    thresholdSource:
      'A difference counts at confidence 0.95 on both sides and two or more edits: forensics note 5.1 and judgement; not yet calibrated.',
  },
  vote({ reading, clientOcr }) {
    if (clientOcr.fields === null) {
      return { finding: 'no_client_ocr', reason: 'The client sent no reading of its own.', measured: {} }
    }
    if (reading.kind === 'no_card') {
      return { finding: 'no_card', reason: 'No card was found on the frames.', measured: {} }
    }
    const compared = compareOcr(reading.fields, clientOcr.fields).filter((c) => c.outcome !== 'not_comparable')
    const sure = (field: FieldName) =>
      reading.fields[field].confidence >= SURE && (clientOcr.confidence?.[field] ?? 0) >= SURE
    const differing = compared.filter((c) => c.outcome === 'differs')
    const contradicting = differing.filter(
      (c) => TELLING.has(c.field) && sure(c.field) && (c.distance ?? 0) >= MIN_DISTANCE,
    )
    const equal = compared.length - differing.length
    const measured = {
      fieldsCompared: compared.length,
      fieldsEqual: equal,
      differing: differing.map((c) => c.field),
      contradicting: contradicting.map((c) => c.field),
    }
    if (contradicting.length > 0) {
      const fields = contradicting.map((c) => c.field).join(', ')
      return {
        finding: 'contradicts',
        reason: `Client and server both read with confidence, yet differ in: ${fields}.`,
        measured,
      }
    }
    if (differing.length > 0) {
      return { finding: 'differs', reason: 'The readings differ where one side is unsure or by a letter.', measured }
    }
    if (equal < MIN_EQUAL) {
      return { finding: 'not_comparable', reason: 'Too few fields were read by both sides.', measured }
    }
    return { finding: 'agrees', reason: `Client and server read the same in all ${equal} fields compared.`, measured }
  },
}
