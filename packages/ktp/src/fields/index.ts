import type { Field } from '../field.ts'
import type { FieldName } from '../field-name.ts'
import { address } from './address/field.ts'
import { bloodType } from './bloodType/field.ts'
import { dateOfBirth } from './dateOfBirth/field.ts'
import { fullName } from './fullName/field.ts'
import { gender } from './gender/field.ts'
import { issueDate } from './issueDate/field.ts'
import { kecamatan } from './kecamatan/field.ts'
import { kelurahan } from './kelurahan/field.ts'
import { maritalStatus } from './maritalStatus/field.ts'
import { nationality } from './nationality/field.ts'
import { nik } from './nik/field.ts'
import { occupation } from './occupation/field.ts'
import { placeOfBirth } from './placeOfBirth/field.ts'
import { religion } from './religion/field.ts'
import { rtRw } from './rtRw/field.ts'
import { validUntil } from './validUntil/field.ts'

/** The 16 fields by name, in the order of `FIELD_NAMES`. */
export const FIELDS: Readonly<Record<FieldName, Field>> = {
  nik,
  fullName,
  placeOfBirth,
  dateOfBirth,
  gender,
  bloodType,
  address,
  rtRw,
  kelurahan,
  kecamatan,
  religion,
  maritalStatus,
  occupation,
  nationality,
  validUntil,
  issueDate,
}
