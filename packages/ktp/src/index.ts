export { FIELD_NAMES, type FieldName } from './field-name.ts'
