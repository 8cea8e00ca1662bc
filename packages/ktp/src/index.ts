export { compareOcr, type OcrComparison, type ServerReading } from './cross-checks/compare-ocr.ts'
export {
  crossCheckFields,
  type CardLine,
  type CardReading,
  type CrossCheck,
  type LineReading,
} from './cross-checks/cross-check-fields.ts'
export {
  ageOn,
  compareDates,
  dayInJakarta,
  formatPrintedDate,
  isRealDate,
  parsePrintedDate,
  type CalendarDate,
} from './dates/calendar-date.ts'
export type { FieldCheck } from './field-check.ts'
export { FIELD_NAMES, type FieldName } from './field-name.ts'
export type { Field, FieldReading, FieldRule } from './field.ts'
export { FIELDS } from './fields/index.ts'
export { OCCUPATIONS } from './fields/occupation/occupations.ts'
export {
  normaliseIssuePlace,
  normaliseProvince,
  normaliseRegency,
  type RegionReading,
} from './header/normalise-header.ts'
export { splitBirthLine } from './header/split-birth-line.ts'
export { checkNik, type NikCheck, type NikContext, type NikOutcome } from './nik/check-nik.ts'
export type { NikRegion } from './nik/nik-region.ts'
export { parseNik, type Gender, type NikFlaw, type NikParts, type ParsedNik } from './nik/parse-nik.ts'
export { resolveNikDigits } from './nik/resolve-nik-digits.ts'
export { closestRegionName, type ClosestRegion } from './regions/closest-region-name.ts'
export { lookupRegion } from './regions/lookup-region.ts'
export { mayBeRetiredCode } from './regions/may-be-retired-code.ts'
export { REGION_EDITIONS, type RegionEdition } from './regions/region-editions.ts'
export type { Region, RegionLevel } from './regions/region.ts'
export { regionsNamed } from './regions/regions-named.ts'
export { regionsUnder } from './regions/regions-under.ts'
export { validOn } from './regions/valid-on.ts'
