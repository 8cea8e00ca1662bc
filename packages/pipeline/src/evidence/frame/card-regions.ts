import type { FieldName } from '@identity/ktp'
import type { CardBox } from '../evidence.ts'
import {
  BLOOD_TYPE,
  ISSUE,
  NIK_ROW_Y,
  NIK_VALUE_X,
  ROW_PITCH,
  rowNamed,
  VALUE_END_X,
  VALUE_X,
  type RowName,
} from '../reading/layout.ts'

export type CardRegion = FieldName | 'portrait'

/** Half the height of the band a row is looked at in: cards differ by a third of a pitch in where rows stand. */
const HALF_BAND = 0.6 * ROW_PITCH

const band = (left: number, right: number, middle: number, half = HALF_BAND): CardBox => ({
  x: left,
  y: middle - half,
  width: right - left,
  height: 2 * half,
})
const row = (name: RowName, right = VALUE_END_X): CardBox => band(VALUE_X, right, rowNamed(name).y)

/**
 * Where the value of each field and the portrait are expected, in card fractions, when no value wraps. Bands for judging
 * light and sharpness; a value that was read has its own box.
 */
export const CARD_REGIONS: Readonly<Record<CardRegion, CardBox>> = {
  nik: band(NIK_VALUE_X.from, NIK_VALUE_X.to, NIK_ROW_Y, 0.035),
  fullName: row('name'),
  placeOfBirth: row('birth'),
  dateOfBirth: row('birth'),
  gender: row('gender', BLOOD_TYPE.labelX),
  bloodType: band(BLOOD_TYPE.valueX, VALUE_END_X + 0.01, rowNamed('gender').y),
  address: row('address'),
  rtRw: row('rtRw'),
  kelurahan: row('kelurahan'),
  kecamatan: row('kecamatan'),
  religion: row('religion'),
  maritalStatus: row('marital'),
  occupation: row('occupation'),
  nationality: row('nationality'),
  validUntil: row('validUntil'),
  issueDate: band(ISSUE.leftmost, 2 * ISSUE.x - ISSUE.leftmost, ISSUE.dateY),
  // 0.70–0.935 of a scan whose left edge was cropped by 0.02, and 0.185–0.635.
  portrait: { x: 0.706, y: 0.185, width: 0.231, height: 0.45 },
}
