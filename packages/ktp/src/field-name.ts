/** The 16 fields of the card under their wire names, in the order of the documented contract. */
export const FIELD_NAMES = [
  'nik',
  'fullName',
  'placeOfBirth',
  'dateOfBirth',
  'gender',
  'bloodType',
  'address',
  'rtRw',
  'kelurahan',
  'kecamatan',
  'religion',
  'maritalStatus',
  'occupation',
  'nationality',
  'validUntil',
  'issueDate',
] as const

export type FieldName = (typeof FIELD_NAMES)[number]
