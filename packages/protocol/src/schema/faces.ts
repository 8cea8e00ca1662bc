import Type from 'typebox'
import { FACE_SEARCH_LIMIT, SHORT_TEXT_MAX_CHARS } from '../limits.ts'
import { FACE_DECISIONS } from '../words.ts'
import { nullableReason } from './capture-result.ts'
import { namedObject, nullableText, oneOf, ref } from './named.ts'

const id = (description: string) => Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS, description })
const cosine = (description: string) => Type.Number({ minimum: 0, maximum: 1, description })
// No pattern and no maxLength: on 12 MB of base64 they cost more than decoding.
const image = () => Type.String({ description: 'Standard base64 of a JPEG or PNG file, at most 12 MB of base64.' })
const modelId = () => Type.String()

export const FaceThresholdsSchema = namedObject(
  'FaceThresholds',
  {
    accept: cosine('1:1 from here on: the same person.'),
    review: cosine('1:1 from here on, below `accept`: for a person to decide.'),
    candidate: Type.Number({ exclusiveMinimum: 0, maximum: 1, description: '1:N from here on: shown to a person.' }),
    likely: cosine('1:N from here on: probably the same person.'),
  },
  { description: 'Cosines, with review < accept and candidate ≤ likely.' },
)

export const FaceCompareRequestSchema = namedObject(
  'FaceCompareRequest',
  {
    enrolmentId: id('The enrolment that is compared.'),
    image: Type.Optional(image()),
    otherEnrolmentId: Type.Optional(id('Another enrolment of the tenant.')),
  },
  { description: 'An enrolment against a photo or against another enrolment: give one of the two.' },
)

export const FaceComparisonSchema = namedObject('FaceComparison', {
  enrolmentId: Type.String(),
  otherEnrolmentId: nullableText(),
  score: Type.Unsafe<number | null>({
    type: ['number', 'null'],
    minimum: -1,
    maximum: 1,
    description: 'Cosine; null when nothing could be compared.',
  }),
  decision: oneOf(FACE_DECISIONS, { description: 'Under the thresholds in force; `review` is for a person.' }),
  reason: nullableReason('Why nothing was compared, or why the score alone does not decide.'),
  modelId: modelId(),
  thresholds: ref(FaceThresholdsSchema),
})

export const FaceSearchRequestSchema = namedObject(
  'FaceSearchRequest',
  {
    image: Type.Optional(image()),
    enrolmentId: Type.Optional(id('An enrolment of the tenant, which is left out of its own matches.')),
    limit: Type.Optional(Type.Integer({ minimum: FACE_SEARCH_LIMIT.min, maximum: FACE_SEARCH_LIMIT.max })),
  },
  { description: 'Give a photo or an enrolment.' },
)

export const FaceSearchMatchSchema = namedObject('FaceSearchMatch', {
  enrolmentId: Type.String(),
  customerId: Type.String(),
  ktpBundleId: Type.String(),
  score: Type.Number({ minimum: -1, maximum: 1 }),
  likely: Type.Boolean(),
})

export const FaceSearchResultSchema = namedObject('FaceSearchResult', {
  matches: Type.Array(ref(FaceSearchMatchSchema), { description: 'Active enrolments of the tenant, best first.' }),
  reason: nullableReason('Why nothing was searched.'),
  complete: Type.Boolean({ description: 'false: enrolments exist that found no room in the index.' }),
  modelId: modelId(),
  thresholds: ref(FaceThresholdsSchema),
})
