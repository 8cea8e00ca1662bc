import { crossCheckFields, FIELD_NAMES, type CalendarDate, type FieldName } from '@identity/ktp'
import type { FrameCardEvidence, ReadField, ReadingEvidence } from '../evidence.ts'
import { fuseField } from './fuse-field.ts'
import { GLARE_SHARE } from './next-frame.ts'

type Reading = Extract<ReadingEvidence, { kind: 'read' }>

/**
 * One reading of the card from those of several frames, field by field; the first gives corners and homography. What the
 * fields say about one another is checked again, on the day given.
 */
export function fuseReadings(
  readings: readonly [Reading, ...Reading[]],
  cards: readonly (FrameCardEvidence | null)[],
  today: CalendarDate,
): Reading {
  const [first] = readings
  if (readings.length === 1) return first
  const fuse = (of: (reading: Reading) => ReadField, glareOn: (card: FrameCardEvidence) => number): ReadField =>
    fuseField(
      readings.map((reading) => {
        const card = cards[reading.frame]
        return { field: of(reading), frame: reading.frame, glare: card !== null && glareOn(card) > GLARE_SHARE }
      }),
    )
  const fields = Object.fromEntries(
    FIELD_NAMES.map((name) => [
      name,
      fuse(
        (reading) => reading.fields[name],
        (card) => card.regions[name].clippedShare,
      ),
    ]),
  ) as Record<FieldName, ReadField>
  // The header and the issue place have no band of their own; the whole card stands in for it.
  const whole = (card: FrameCardEvidence) => card.quality.clippedShare
  const header = {
    province: fuse(({ header: { province } }) => province, whole),
    regency: fuse(({ header: { regency } }) => regency, whole),
  }
  const issuePlace = fuse((reading) => reading.issuePlace, whole)
  const lines = { ...fields, headerProvince: header.province, headerRegency: header.regency, issuePlace }
  return {
    ...first,
    framesRead: readings.map(({ frame }) => frame),
    fields,
    header,
    issuePlace,
    checks: crossCheckFields(lines, today).map(({ rule, outcome, detail }) => ({ rule, outcome, detail })),
  }
}
