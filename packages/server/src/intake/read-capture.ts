import { createHash, createHmac } from 'node:crypto'
import {
  AppError,
  BUNDLE_VERSION,
  FRAME_BASE64_MAX_CHARS,
  FRAME_MAX_PIXELS,
  FRAME_MIN_LONG_SIDE_PX,
  FRAMES_PER_BUNDLE,
  feedCanonicalJson,
  type CaptureBundle,
  type CaptureRequest,
  type ErrorCode,
} from '@identity/protocol'
import { timingSafeEqualStrings } from '@identity/protocol/node'
import { scanJson } from '../http/byte-scan.ts'
import { captureRequestErrors } from './capture-request-errors.ts'
import { readImageHeader } from './image-header.ts'
import type { IntakeFrame, IntakeOutcome, KeyAnswer, KeyQuestion, RefusedCapture } from './intake-outcome.ts'
import { decodeStrictBase64 } from './strict-base64.ts'

/** Longer than any phone's panorama; keeps a 40-megapixel frame from being a ribbon that decoders handle badly. */
const FRAME_MAX_SIDE_PX = 12_000

const refuse = (code: ErrorCode, pointer: string, message: string): RefusedCapture => ({
  kind: 'refused',
  code,
  errors: [{ pointer, message }],
})

/** What is checked on the parsed value before the schema, because it has a code of its own. */
function refuseEarly(body: unknown): RefusedCapture | null {
  const bundle = (body as { bundle?: unknown } | null)?.bundle as Partial<CaptureBundle> | null | undefined
  if (typeof bundle !== 'object' || bundle === null) return null
  if (typeof bundle.version === 'string' && bundle.version !== BUNDLE_VERSION)
    return refuse('bundle_version_unsupported', '/bundle/version', `must be "${BUNDLE_VERSION}"`)
  if (!Array.isArray(bundle.frames)) return null
  if (bundle.frames.length > FRAMES_PER_BUNDLE.max)
    return refuse('too_many_frames', '/bundle/frames', `must hold at most ${FRAMES_PER_BUNDLE.max} frames`)
  const tooLong = bundle.frames.findIndex(
    (frame: unknown) => typeof frame === 'string' && frame.length > FRAME_BASE64_MAX_CHARS,
  )
  if (tooLong !== -1)
    return refuse(
      'frame_too_large',
      `/bundle/frames/${tooLong}`,
      'must be at most 12 MB (12,000,000 characters) of base64',
    )
  return null
}

function readFrame(text: string, index: number): IntakeFrame | RefusedCapture {
  const pointer = `/bundle/frames/${index}`
  const bytes = decodeStrictBase64(text)
  if (bytes === null) return refuse('frame_invalid', pointer, 'must be standard base64 with padding and nothing else')
  const header = readImageHeader(bytes)
  if (typeof header === 'string') return refuse('frame_invalid', pointer, header)
  const { width, height } = header
  if (width * height > FRAME_MAX_PIXELS || Math.max(width, height) > FRAME_MAX_SIDE_PX)
    return refuse(
      'frame_dimensions',
      pointer,
      `must have at most ${FRAME_MAX_PIXELS / 1e6} megapixels and ${FRAME_MAX_SIDE_PX} px a side`,
    )
  if (Math.max(width, height) < FRAME_MIN_LONG_SIDE_PX || Math.min(width, height) === 0)
    return refuse('frame_dimensions', pointer, `must have at least ${FRAME_MIN_LONG_SIDE_PX} px on the long side`)
  return { bytes, ...header }
}

/** Everything a verdict needs later, without the megabytes and without the signature, which was judged here. */
function withoutFrames(bundle: CaptureBundle): Omit<CaptureBundle, 'frames' | 'signature'> {
  const facts: Partial<CaptureBundle> = { ...bundle }
  delete (facts as { frames?: unknown }).frames
  delete (facts as { signature?: unknown }).signature
  return facts as Omit<CaptureBundle, 'frames' | 'signature'>
}

/** Canonicalises once, feeding digest and HMAC together. */
function sign(bundle: CaptureBundle, key: Uint8Array): { digest: string; signature: string } {
  const hash = createHash('sha256')
  const hmac = createHmac('sha256', key)
  feedCanonicalJson(
    bundle,
    (text) => {
      hash.update(text, 'utf8')
      hmac.update(text, 'utf8')
    },
    { omit: 'signature' },
  )
  return { digest: hash.digest('hex'), signature: hmac.digest('hex') }
}

/**
 * From the raw body of a capture to decoded frames and a judged signature. Everything is checked in the order of its
 * cost: bytes, JSON, shape, base64, image headers, then the key is asked for and the signature computed. No pixel is
 * decoded. Blocks its thread for about 60 ms on a 12 MB frame, so it runs in an intake thread.
 */
export async function readCapture(
  body: Buffer,
  askKey: (question: KeyQuestion) => Promise<KeyAnswer>,
  clock: () => number,
): Promise<IntakeOutcome> {
  const startedAt = clock()
  const finding = scanJson(body)
  if (finding !== null) return refuse('invalid_request', finding.pointer, finding.message)
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    // V8's message quotes the text, which may hold personal data.
    return refuse('invalid_request', '', 'body is not valid JSON')
  }
  const early = refuseEarly(parsed)
  if (early !== null) return early
  const errors = captureRequestErrors(parsed)
  if (errors.length > 0) return { kind: 'refused', code: 'invalid_request', errors }
  const { customerId, bundle, hmacKey } = parsed as CaptureRequest
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  const parsedAt = clock()

  const frames: IntakeFrame[] = []
  for (const [index, text] of bundle.frames.entries()) {
    const frame = readFrame(text, index)
    if ('kind' in frame) return frame
    frames.push(frame)
  }
  const framesAt = clock()

  const nonce = bundle.flashChallengeNonce ?? null
  const answer = await askKey({ customerId, nonce, hmacKey: hmacKey ?? null })
  if (answer.kind === 'refused') return { kind: 'refused', code: answer.code, errors: answer.errors ?? [] }
  const askedAt = clock()
  try {
    const { digest, signature } = sign(bundle, answer.key)
    const keyMatches =
      nonce === null ||
      hmacKey === undefined ||
      timingSafeEqualStrings(hmacKey, Buffer.from(answer.key).toString('utf8'))
    const signatureMatches = timingSafeEqualStrings(signature, bundle.signature)
    return {
      kind: 'accepted',
      customerId,
      bundle: withoutFrames(bundle),
      frames,
      digest,
      bodySha256,
      signatureValid: keyMatches && signatureMatches,
      timings: { parse: parsedAt - startedAt, frames: framesAt - parsedAt, signature: clock() - askedAt },
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const moved = error.errors.map(({ pointer, message }) => ({ pointer: `/bundle${pointer}`, message }))
    return { kind: 'refused', code: error.code, errors: moved }
  } finally {
    answer.key.fill(0)
  }
}
