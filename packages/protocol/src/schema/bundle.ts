import Type from 'typebox'
import {
  BODY_MAX_KEYS_PER_OBJECT,
  FLASH_SAMPLES_MAX,
  FRAMES_PER_BUNDLE,
  SENSOR_ROWS_MAX,
  SHORT_TEXT_MAX_CHARS,
} from '../limits.ts'
import type { SensorRow } from '../bundle.ts'
import { CAMERAS, PLATFORMS } from '../words.ts'
import { mapOf, oneOf, ref, namedObject } from './named.ts'

// Every object here is open: unknown members of a bundle are kept, signed and ignored.

const stepIndex = (description: string) => Type.Integer({ minimum: 0, description })
const unixMs = () => Type.Number({ minimum: 0, description: 'Unix time in milliseconds on the phone’s clock.' })
const channel = () => Type.Number({ minimum: 0, maximum: 255 })

export const FrameMetaSchema = namedObject(
  'FrameMeta',
  {
    step: Type.Optional(stepIndex('Zero-based step of the challenge during which the frame was exposed.')),
    capturedAtMs: Type.Optional(unixMs()),
    camera: Type.Optional(oneOf(CAMERAS)),
    torch: Type.Optional(Type.Boolean()),
  },
  { description: 'What the SDK knows about one frame; entry n speaks of frame n.' },
)

export const FlashSampleSchema = namedObject(
  'FlashSample',
  {
    step: stepIndex('Zero-based step of the challenge.'),
    r: channel(),
    g: channel(),
    b: channel(),
    atMs: Type.Optional(unixMs()),
  },
  { description: 'Mean colour the front camera saw during one step, 0–255.' },
)

const sensorRows = (unit: string) =>
  Type.Unsafe<SensorRow[]>({
    type: 'array',
    maxItems: SENSOR_ROWS_MAX,
    items: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 },
    description: `Rows of time in milliseconds, x, y and z in ${unit}.`,
  })

export const SensorTraceSchema = namedObject('SensorTrace', {
  accelerometer: Type.Optional(sensorRows('m/s²')),
  gyroscope: Type.Optional(sensorRows('rad/s')),
})

const bundleMembers = {
  // Another version is refused by the server with its own code, bundle_version_unsupported; so no enum here.
  version: Type.String({ maxLength: SHORT_TEXT_MAX_CHARS, description: 'Bundle schema version. Current: "1.0".' }),
  sdkVersion: Type.String({
    minLength: 1,
    maxLength: SHORT_TEXT_MAX_CHARS,
    description: 'SDK identifier + version, e.g. "qe-identity-sdk-rn@0.1.0".',
  }),
  platform: oneOf(PLATFORMS),
  // No pattern, format or maxLength on a frame: on 12 MB of base64 they overflow the stack or cost more than decoding.
  // No maxItems either: the server counts frames itself, to answer too_many_frames.
  frames: Type.Array(Type.String({ description: 'Standard base64 of a JPEG or PNG file, at most 12 MB of base64.' }), {
    minItems: FRAMES_PER_BUNDLE.min,
    description: `Base64-encoded JPEG or PNG frames, ${FRAMES_PER_BUNDLE.min}–${FRAMES_PER_BUNDLE.max}.`,
  }),
  capturedAt: Type.String({
    format: 'date-time',
    maxLength: SHORT_TEXT_MAX_CHARS,
    description: 'Wall-clock time when the bundle was captured, ISO-8601.',
  }),
  // Any text: a signature that is not 64 lower-case hex digits is signature_invalid, like every other wrong one.
  signature: Type.String({
    maxLength: SHORT_TEXT_MAX_CHARS,
    description: 'Lower-case hex HMAC-SHA256 of the canonical JSON (RFC 8785) of the bundle without this member.',
  }),
  flashChallengeNonce: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: SHORT_TEXT_MAX_CHARS,
      description: 'Echo of the nonce from the flash challenge. Required for tier high.',
    }),
  ),
  flashSamples: Type.Optional(
    Type.Array(ref(FlashSampleSchema), {
      maxItems: FLASH_SAMPLES_MAX,
      description: 'Per-step mean RGB samples from the front-facing camera.',
    }),
  ),
  ocrFields: Type.Optional(
    mapOf(Type.String({ maxLength: SHORT_TEXT_MAX_CHARS }), {
      maxProperties: BODY_MAX_KEYS_PER_OBJECT,
      description: 'Client-side OCR results: compared with the server’s own reading, never believed.',
    }),
  ),
  ocrConfidence: Type.Optional(
    mapOf(Type.Number({ minimum: 0, maximum: 1 }), {
      maxProperties: BODY_MAX_KEYS_PER_OBJECT,
      description: 'Per-field confidence (0–1) for ocrFields.',
    }),
  ),
  frameMeta: Type.Optional(Type.Array(ref(FrameMetaSchema), { maxItems: FRAMES_PER_BUNDLE.max })),
  sensors: Type.Optional(ref(SensorTraceSchema)),
}

export const CaptureBundleSchema = namedObject('CaptureBundle', bundleMembers, {
  description: 'The signed capture bundle. Members not listed here are kept, signed and ignored.',
})

export const CaptureRequestSchema = namedObject('CaptureRequest', {
  customerId: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS, description: 'CUID of the customer.' }),
  bundle: ref(CaptureBundleSchema),
  hmacKey: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: SHORT_TEXT_MAX_CHARS,
      description: 'The signing key. With a challenge it must equal its hmacSecret and may be left out.',
    }),
  ),
})
