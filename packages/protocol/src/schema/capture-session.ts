import Type from 'typebox'
import { CAPTURE_SESSION_TTL_MS, CAPTURES_PER_SESSION, RETURN_URL_MAX_CHARS, SHORT_TEXT_MAX_CHARS } from '../limits.ts'
import { CAPTURE_SESSION_STATES, CAPTURE_STEPS, LOCALES, REQUIRED_ASSURANCES } from '../words.ts'
import { CaptureClientViewSchema } from './capture-result.ts'
import { instant, namedObject, nullable, nullableText, oneOf } from './named.ts'

export const CaptureSessionRequestSchema = namedObject('CaptureSessionRequest', {
  customerId: Type.String({
    minLength: 1,
    maxLength: SHORT_TEXT_MAX_CHARS,
    description: 'CUID of the customer being verified.',
  }),
  returnUrl: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: RETURN_URL_MAX_CHARS,
      description:
        'Where the hosted page leads back to when the capture has ended: `https:`, or `http:` on a loopback address.',
    }),
  ),
  locale: Type.Optional(oneOf(LOCALES, { description: 'Language of the hosted page. Default `id`.' })),
  requiredAssurance: Type.Optional(
    oneOf(REQUIRED_ASSURANCES, {
      description: 'The tier to reach; `high` needs the flash challenge. Default `standard`.',
    }),
  ),
  ttlMs: Type.Optional(
    Type.Integer({
      minimum: CAPTURE_SESSION_TTL_MS.min,
      maximum: CAPTURE_SESSION_TTL_MS.max,
      default: CAPTURE_SESSION_TTL_MS.default,
      description: 'Time to live in milliseconds.',
    }),
  ),
})

const sessionMembers = {
  id: Type.String({ description: 'cs_ and a ULID.' }),
  customerId: Type.String(),
  state: oneOf(CAPTURE_SESSION_STATES),
  step: oneOf(CAPTURE_STEPS, { description: 'Where the person stands; a reload goes on there.' }),
  locale: oneOf(LOCALES),
  requiredAssurance: oneOf(REQUIRED_ASSURANCES),
  returnUrl: nullableText(),
  captures: Type.Integer({ minimum: 0, description: 'Captures submitted so far.' }),
  capturesAllowed: Type.Integer({ minimum: 1, maximum: CAPTURES_PER_SESSION }),
  outcome: Type.Unsafe<{ verificationId: string; ktpBundleId: string } | null>({
    anyOf: [Type.Object({ verificationId: Type.String(), ktpBundleId: Type.String() }), { type: 'null' }],
    description: 'The latest capture of the session.',
  }),
  createdAt: instant(),
  expiresAt: instant(),
}
export const CaptureSessionSchema = namedObject('CaptureSession', sessionMembers)
const linkMembers = {
  url: Type.String({ description: 'The hosted page, the token behind `#`.' }),
  qrSvg: Type.String({ description: 'The same address as a QR code: an SVG image.' }),
}

export const CaptureSessionLinkSchema = namedObject('CaptureSessionLink', linkMembers)

export const CaptureSessionCreatedSchema = namedObject('CaptureSessionCreated', {
  ...sessionMembers,
  token: Type.String({ description: 'qe_cst_…, for the browser of this customer. Shown this once.' }),
  ...linkMembers,
})

export const CaptureSessionClientViewSchema = namedObject(
  'CaptureSessionClientView',
  {
    id: sessionMembers.id,
    customerId: Type.String(),
    state: sessionMembers.state,
    step: sessionMembers.step,
    locale: sessionMembers.locale,
    requiredAssurance: sessionMembers.requiredAssurance,
    returnUrl: sessionMembers.returnUrl,
    capturesLeft: Type.Integer({ minimum: 0, maximum: CAPTURES_PER_SESSION }),
    outcome: nullable(CaptureClientViewSchema),
    expiresAt: instant(),
  },
  { description: 'What the browser that holds the token gets to see.' },
)

export const CaptureProgressRequestSchema = namedObject('CaptureProgressRequest', { step: oneOf(CAPTURE_STEPS) })
