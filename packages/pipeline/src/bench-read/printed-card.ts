import {
  FIELD_NAMES,
  FIELDS,
  normaliseIssuePlace,
  normaliseProvince,
  normaliseRegency,
  type FieldName,
} from '@identity/ktp'

/** What is printed on a card, letter for letter; a specimen `Person` is one. */
export interface PrintedCard {
  readonly fields: Readonly<Record<FieldName, string>>
  readonly header: { readonly province: string; readonly regency: string }
  readonly issuePlace: string
}

/** The lines a reading is compared on: the 16 fields and three beside them. */
export const LINE_NAMES = [...FIELD_NAMES, 'province', 'regency', 'issuePlace'] as const
export type LineName = (typeof LINE_NAMES)[number]

/** What a perfect reading gives for each line: the printed text in its normal form. */
export function printedValues(card: PrintedCard): Record<LineName, string | null> {
  const province = normaliseProvince(card.header.province)
  const regency = normaliseRegency(card.header.regency, province.code)
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, FIELDS[name].normalise(card.fields[name]).value]))
  return {
    ...(fields as Record<FieldName, string | null>),
    province: province.value,
    regency: regency.value,
    issuePlace: normaliseIssuePlace(card.issuePlace, regency.code).value,
  }
}
