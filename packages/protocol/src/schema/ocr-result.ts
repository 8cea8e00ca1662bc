import Type from 'typebox'
import { CHECK_OUTCOMES } from '../words.ts'
import { mapOf, nullable, nullableText, oneOf, ref, namedObject } from './named.ts'

export const CardBoxSchema = namedObject(
  'CardBox',
  { x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() },
  { description: 'A rectangle on the rectified card, as fractions of its width and height.' },
)

export const OcrCheckSchema = namedObject('OcrCheck', {
  rule: Type.String({ description: 'Stable rule id.' }),
  outcome: oneOf(CHECK_OUTCOMES),
  detail: Type.String(),
})

export const OcrFieldSchema = namedObject('OcrField', {
  value: nullableText({ description: 'Normalised; null when unreadable.' }),
  raw: nullableText({ description: 'As the engine read it.' }),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  box: nullable(CardBoxSchema),
  checks: Type.Array(ref(OcrCheckSchema)),
})

export const OcrResultSchema = namedObject(
  'OcrResult',
  {
    cardFound: Type.Boolean(),
    engine: Type.String({ description: 'Engine and model identity.' }),
    fields: mapOf(ref(OcrFieldSchema), { description: 'The 16 fields of the card by name.' }),
    header: Type.Object({ province: ref(OcrFieldSchema), regency: ref(OcrFieldSchema) }),
    issuePlace: ref(OcrFieldSchema),
    checks: Type.Array(ref(OcrCheckSchema), { description: 'Checks that concern several fields.' }),
  },
  { description: 'What the server read on the card.' },
)
