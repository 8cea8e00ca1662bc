import Type from 'typebox'
import { CHALLENGE_STEPS, CHALLENGE_TTL_MS, SHORT_TEXT_MAX_CHARS } from '../limits.ts'
import { instant, ref, namedObject } from './named.ts'

export const ChallengeRequestSchema = namedObject('ChallengeRequest', {
  customerId: Type.String({
    minLength: 1,
    maxLength: SHORT_TEXT_MAX_CHARS,
    description: 'CUID of the customer being verified.',
  }),
  steps: Type.Optional(
    Type.Integer({
      minimum: CHALLENGE_STEPS.min,
      maximum: CHALLENGE_STEPS.max,
      default: CHALLENGE_STEPS.default,
      description: 'Number of colour steps. Three are too few to be conclusive for tier high; our SDKs ask for 7.',
    }),
  ),
  ttlMs: Type.Optional(
    Type.Integer({
      minimum: CHALLENGE_TTL_MS.min,
      maximum: CHALLENGE_TTL_MS.max,
      default: CHALLENGE_TTL_MS.default,
      description: 'Time to live in milliseconds.',
    }),
  ),
})

export const FlashChallengeSchema = namedObject(
  'FlashChallenge',
  {
    id: Type.String({ description: 'fc_ and a ULID.' }),
    purpose: Type.Unsafe<'ktp'>({ type: 'string', enum: ['ktp'] }),
    nonce: Type.String({ format: 'uuid', description: 'Echo it in the bundle as flashChallengeNonce.' }),
    colors: Type.Array(Type.String(), { description: '#RRGGBB, in order of display.' }),
    holdMs: Type.Array(Type.Integer(), { description: 'Milliseconds each colour stays on the screen.' }),
    expiresAt: instant({ description: 'Judged on the server’s clock when the capture arrives.' }),
    hmacSecret: Type.String({
      description: 'Signing key for a web SDK: the UTF-8 bytes of the whole string. Shown this once.',
    }),
  },
  { description: 'A single-use colour sequence to show during the capture.' },
)

export const ChallengeResultSchema = namedObject('ChallengeResult', { flashChallenge: ref(FlashChallengeSchema) })
