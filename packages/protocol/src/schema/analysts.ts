import Type from 'typebox'
import {
  API_KEY_NAME_MAX_CHARS,
  API_KEY_OVERLAP_MS,
  EMAIL_MAX_CHARS,
  PASSWORD_MAX_CHARS,
  PASSWORD_MIN_CHARS,
  PERSON_NAME_MAX_CHARS,
  RETENTION_DAYS,
  REVIEW_CLAIM_MS,
  SHORT_TEXT_MAX_CHARS,
} from '../limits.ts'
import {
  ANALYST_ROLES,
  ANALYST_STATES,
  API_KEY_MODES,
  API_KEY_STATES,
  LOCALES,
  RISK_LEVELS,
  type RiskLevel,
  SCOPES,
  SIGN_IN_STAGES,
  THEMES,
} from '../words.ts'
import { instant, namedObject, nullableText, oneOf, ref } from './named.ts'

const email = () =>
  // Whatever a mail server may accept; who owns it is not this service's to find out.
  Type.String({ minLength: 3, maxLength: EMAIL_MAX_CHARS, pattern: '^[^@\\s]+@[^@\\s]+$' })
const personName = () => Type.String({ minLength: 1, maxLength: PERSON_NAME_MAX_CHARS, pattern: '\\S' })
/** Any length within reason: the rules for a new one are not told to someone who guesses an old one. */
const givenPassword = () => Type.String({ minLength: 1, maxLength: PASSWORD_MAX_CHARS })
const newPassword = () =>
  Type.String({
    minLength: PASSWORD_MIN_CHARS,
    maxLength: PASSWORD_MAX_CHARS,
    description: `${PASSWORD_MIN_CHARS} characters or more, none of the common ones.`,
  })
const totpCode = () => Type.String({ pattern: '^[0-9]{6}$' })
const optionalInstant = (description?: string) =>
  nullableText({ format: 'date-time', ...(description !== undefined && { description }) })

export const AnalystParamsSchema = Type.Object({ id: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS }) })

export const SignInRequestSchema = namedObject('SignInRequest', { email: email(), password: givenPassword() })

const signInMembers = {
  stage: oneOf(SIGN_IN_STAGES, {
    description:
      '`code`: a code of the authenticator app is still needed. `enrol`: one must be set up first. `full`: signed in.',
  }),
  csrfToken: Type.String({
    description: 'Send it as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE of this session.',
  }),
}
export const SignInResultSchema = namedObject('SignInResult', signInMembers)

export const SignInMethodsSchema = namedObject('SignInMethods', {
  oidc: Type.Union([Type.Object({ name: Type.String() }), Type.Null()], {
    description: 'The identity provider at which members may sign in; null when there is none.',
  }),
  begun: Type.Union([ref(SignInResultSchema), Type.Null()], {
    description:
      'The session of this browser that still needs a code or an authenticator app; null when there is none.',
  }),
})

export const SecondFactorRequestSchema = namedObject('SecondFactorRequest', {
  code: Type.Optional(totpCode()),
  recoveryCode: Type.Optional(Type.String({ minLength: 16, maxLength: 64 })),
})

export const SetupRequestSchema = namedObject('SetupRequest', {
  token: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS }),
  password: newPassword(),
  email: Type.Optional(email()),
  name: Type.Optional(personName()),
})

export const AnalystSchema = namedObject('Analyst', {
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: oneOf(ANALYST_ROLES),
  state: oneOf(ANALYST_STATES),
  totpEnrolled: Type.Boolean(),
  createdAt: instant(),
  lastSignInAt: optionalInstant(),
})
export const AnalystListSchema = namedObject('AnalystList', { data: Type.Array(ref(AnalystSchema)) })

export const AnalystMeSchema = namedObject('AnalystMe', {
  ...signInMembers,
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: oneOf(ANALYST_ROLES),
  scopes: Type.Array(oneOf(SCOPES)),
  locale: oneOf(LOCALES),
  theme: oneOf(THEMES),
  tenant: Type.Object({ id: Type.String(), name: Type.String() }),
  totpEnrolled: Type.Boolean(),
  recoveryCodesLeft: Type.Integer({ minimum: 0 }),
  session: Type.Object({
    id: Type.String(),
    expiresAt: instant({ description: 'Sign in again by then, however busy you are.' }),
    idleMs: Type.Integer({ minimum: 1, description: 'Without a request for this long the session ends sooner.' }),
  }),
})

export const AnalystPreferencesRequestSchema = namedObject('AnalystPreferencesRequest', {
  locale: Type.Optional(oneOf(LOCALES)),
  theme: Type.Optional(oneOf(THEMES)),
})

export const AnalystSessionSchema = namedObject('AnalystSession', {
  id: Type.String(),
  client: Type.String({ description: 'Browser and system, as far as the browser says.' }),
  current: Type.Boolean(),
  createdAt: instant(),
  lastSeenAt: instant({ description: 'At most a minute old.' }),
  expiresAt: instant(),
})
export const AnalystSessionListSchema = namedObject('AnalystSessionList', {
  data: Type.Array(ref(AnalystSessionSchema)),
})

export const TotpEnrolmentSchema = namedObject('TotpEnrolment', {
  secret: Type.String({ description: 'Base32, for typing in.' }),
  otpauthUrl: Type.String(),
  qrSvg: Type.String(),
})
export const TotpConfirmRequestSchema = namedObject('TotpConfirmRequest', { code: totpCode() })
export const RecoveryCodesSchema = namedObject('RecoveryCodes', {
  ...signInMembers,
  recoveryCodes: Type.Array(Type.String(), { description: 'Shown this once; each works once.' }),
})

export const PasswordChangeRequestSchema = namedObject('PasswordChangeRequest', {
  currentPassword: givenPassword(),
  newPassword: newPassword(),
})
export const PasswordConfirmRequestSchema = namedObject('PasswordConfirmRequest', { password: givenPassword() })

export const AnalystInviteRequestSchema = namedObject('AnalystInviteRequest', {
  email: email(),
  name: personName(),
  role: oneOf(ANALYST_ROLES),
  locale: Type.Optional(oneOf(LOCALES)),
})
export const AnalystInvitedSchema = namedObject('AnalystInvited', {
  analyst: ref(AnalystSchema),
  link: Type.String({ description: 'Works once. Shown this once; nothing is sent from here.' }),
  linkExpiresAt: instant(),
})
export const AnalystChangeRequestSchema = namedObject('AnalystChangeRequest', {
  role: Type.Optional(oneOf(ANALYST_ROLES)),
  state: Type.Optional(oneOf(['active', 'deactivated'])),
})

export const ApiKeyCreateRequestSchema = namedObject('ApiKeyCreateRequest', {
  name: Type.String({ minLength: 1, maxLength: API_KEY_NAME_MAX_CHARS, pattern: '\\S' }),
  mode: Type.Optional(oneOf(API_KEY_MODES)),
  scopes: Type.Array(oneOf(SCOPES), { minItems: 1, maxItems: SCOPES.length, uniqueItems: true }),
})
export const ApiKeyRotateRequestSchema = namedObject('ApiKeyRotateRequest', {
  overlapMs: Type.Optional(
    Type.Integer({
      minimum: API_KEY_OVERLAP_MS.min,
      maximum: API_KEY_OVERLAP_MS.max,
      description: `How long the old key goes on; 0 stops it at once. ${API_KEY_OVERLAP_MS.default} when left out.`,
    }),
  ),
})
const apiKeyMembers = {
  id: Type.String(),
  name: Type.String(),
  mode: oneOf(API_KEY_MODES),
  scopes: Type.Array(Type.String()),
  hint: Type.String({ description: 'First characters of the secret.' }),
  state: oneOf(API_KEY_STATES),
  createdAt: instant(),
  lastUsedAt: optionalInstant('At most a minute old.'),
  revokedAt: optionalInstant(),
  expiresAt: optionalInstant('When a rotated key stops.'),
  predecessorId: nullableText({ description: 'The key this one replaced.' }),
}
export const ApiKeySchema = namedObject('ApiKey', apiKeyMembers)
export const ApiKeyListSchema = namedObject('ApiKeyList', { data: Type.Array(ref(ApiKeySchema)) })
export const ApiKeyCreatedSchema = namedObject('ApiKeyCreated', {
  ...apiKeyMembers,
  secret: Type.String({ description: 'Shown this once.' }),
})

const days = () =>
  Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    minimum: RETENTION_DAYS.min,
    maximum: RETENTION_DAYS.max,
  })
export const RetentionDaysSchema = namedObject(
  'RetentionDays',
  { passed: days(), failed: days(), review: days() },
  { description: 'By verdict; null: kept until it is erased.' },
)
const secondApproverFrom = () =>
  Type.Unsafe<RiskLevel | null>({
    type: ['string', 'null'],
    enum: [...RISK_LEVELS, null],
    description: 'From this risk on a decision needs a second person; null: never.',
  })
const reviewClaimMs = () =>
  Type.Integer({
    minimum: REVIEW_CLAIM_MS.min,
    maximum: REVIEW_CLAIM_MS.max,
    description: "How long a claimed case is its analyst's alone, milliseconds: 1 minute to 8 hours.",
  })
export const TenantSettingsViewSchema = namedObject('TenantSettingsView', {
  allowSelfAssertedKeys: Type.Boolean({ description: 'Self-asserted signing keys may reach tier standard.' }),
  retentionDays: ref(RetentionDaysSchema),
  secondApproverFrom: secondApproverFrom(),
  reviewClaimMs: reviewClaimMs(),
})
export const TenantSettingsChangeSchema = namedObject('TenantSettingsChange', {
  allowSelfAssertedKeys: Type.Optional(Type.Boolean()),
  retentionDays: Type.Optional(ref(RetentionDaysSchema)),
  secondApproverFrom: Type.Optional(secondApproverFrom()),
  reviewClaimMs: Type.Optional(reviewClaimMs()),
})
