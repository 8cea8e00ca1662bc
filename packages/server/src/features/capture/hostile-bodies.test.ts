import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureBundle, ErrorCode, UnsignedBundle } from '@identity/protocol'
import { buildBundle, sign } from '@identity/specimen'
import sharp from 'sharp'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { rawRequest, type RawReply } from '../../test/raw-request.ts'
import { createCustomer, smallJpeg, startTestApp, type TestApp } from '../../test/test-app.ts'

// Every row of the hostile-input tables that concerns this path: a 4xx that names the place, never a 5xx, and the
// challenge is still good afterwards.

let app: TestApp
let customerId: string
let secret: string
let nonce: string
let jpeg: Buffer
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
  customerId = await createCustomer(app.client)
  const challenge = await app.client.issueChallenge(customerId, { ttlMs: 300_000 })
  secret = challenge.hmacSecret
  nonce = challenge.nonce
  jpeg = await smallJpeg()
})
afterAll(() => app.close())

const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<RawReply> =>
  rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
    headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json', ...headers },
    body,
  })

const unsigned = (more: Partial<UnsignedBundle> = {}) =>
  buildBundle([{ jpeg }], new Date().toISOString(), { flashChallengeNonce: nonce, ...more })

/** A signed request with one part replaced before signing. */
const signed = async (more: Partial<UnsignedBundle> = {}): Promise<{ customerId: string; bundle: CaptureBundle }> => ({
  customerId,
  bundle: await sign(unsigned(more), secret),
})

const expectRefused = (reply: RawReply, code: ErrorCode, pointer?: string, status?: number) => {
  const problem = reply.problem()
  expect(problem.code).toBe(code)
  expect(reply.status).toBe(problem.status)
  expect(reply.status).toBeLessThan(500)
  if (status !== undefined) expect(reply.status).toBe(status)
  if (pointer !== undefined) expect(problem.errors[0]?.pointer).toBe(pointer)
}

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const base = () => JSON.stringify({ customerId, bundle: { ...unsigned(), signature: '0'.repeat(64) } })
/** Puts raw JSON text into the bundle, as no serialiser would write it. */
const withRaw = (members: string) => base().replace('"bundle":{', `"bundle":{${members},`)

describe('JSON that two readers could read differently is refused', () => {
  it.each([
    ['nested 9 deep', () => withRaw(`"x":${nested(9)}`)],
    ['nested 1,000,000 deep', () => withRaw(`"x":${nested(1_000_000)}`)],
    ['with a repeated key', () => withRaw('"version":"1.0"')],
    ['with a repeated escaped key', () => withRaw('"\\u0076ersion":"1.0"')],
    ['with __proto__', () => withRaw('"__proto__":{"platform":"web"}')],
    ['with 1e400', () => withRaw('"x":1e400')],
    ['with an integer beyond 2^53', () => withRaw('"x":12345678901234567890')],
    ['with a lone surrogate', () => withRaw('"x":"\\ud800"')],
    [
      'with 65 keys in one object',
      () => withRaw(`"x":${JSON.stringify(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [i, i])))}`),
    ],
    ['with 400,000 keys', () => withRaw(`"x":{${Array.from({ length: 400_000 }, (_, i) => `"k${i}":1`).join(',')}}`)],
    ['with 2,000,000 values', () => withRaw(`"x":[${'1,'.repeat(2_000_000)}1]`)],
    ['cut in the middle', () => base().slice(0, -20)],
    ['followed by something', () => `${base()}{}`],
    ['that is no JSON', () => 'frames=abc'],
    ['that is empty', () => ''],
    ['that is null', () => 'null'],
    ['that is a list', () => '[]'],
    ['that is a number', () => '7'],
  ])('%s', async (_, body) => {
    expectRefused(await post(body()), 'invalid_request', undefined, 422)
  })

  it('with bytes that are no UTF-8', async () => {
    const body = Buffer.from(base())
    body[body.indexOf('identity-specimen')] = 0xff
    expectRefused(await post(body), 'invalid_request', '')
  })

  it('in UTF-16 or with a byte order mark', async () => {
    expectRefused(await post(Buffer.from(base(), 'utf16le')), 'invalid_request')
    expectRefused(await post(`\ufeff${base()}`), 'invalid_request')
  })
})

describe('a wrong shape names the member', () => {
  const wrong: [string, object, string][] = [
    ['customerId missing', { customerId: undefined }, '/customerId'],
    ['customerId a number', { customerId: 5 }, '/customerId'],
    ['customerId an object', { customerId: { $ne: null } }, '/customerId'],
    ['bundle missing', { bundle: undefined }, '/bundle'],
    ['bundle a string', { bundle: 'x' }, '/bundle'],
    ['bundle null', { bundle: null }, '/bundle'],
    ['hmacKey a number', { hmacKey: 1 }, '/hmacKey'],
    ['hmacKey empty', { hmacKey: '' }, '/hmacKey'],
  ]
  it.each(wrong)('%s', async (_, change, pointer) => {
    expectRefused(await post(JSON.stringify({ ...(await signed()), ...change })), 'invalid_request', pointer)
  })

  const wrongBundle: [string, Record<string, unknown>, string][] = [
    ['version a number', { version: 1 }, '/bundle/version'],
    ['version missing', { version: undefined }, '/bundle/version'],
    ['sdkVersion empty', { sdkVersion: '' }, '/bundle/sdkVersion'],
    ['platform unknown', { platform: 'symbian' }, '/bundle/platform'],
    ['capturedAt no date', { capturedAt: 'yesterday' }, '/bundle/capturedAt'],
    ['capturedAt impossible', { capturedAt: '2026-02-30T25:00:00Z' }, '/bundle/capturedAt'],
    ['capturedAt a leap second', { capturedAt: '2026-06-30T23:59:60Z' }, '/bundle/capturedAt'],
    ['signature missing', { signature: undefined }, '/bundle/signature'],
    ['signature a list', { signature: [] }, '/bundle/signature'],
    ['frames empty', { frames: [] }, '/bundle/frames'],
    ['frames text', { frames: 'abc' }, '/bundle/frames'],
    ['a frame a number', { frames: [1] }, '/bundle/frames/0'],
    ['a frame null', { frames: [null] }, '/bundle/frames/0'],
    ['nonce a number', { flashChallengeNonce: 1 }, '/bundle/flashChallengeNonce'],
    ['a sample out of range', { flashSamples: [{ step: 0, r: 256, g: 0, b: 0 }] }, '/bundle/flashSamples/0/r'],
    [
      '101 samples',
      { flashSamples: Array.from({ length: 101 }, () => ({ step: 0, r: 1, g: 1, b: 1 })) },
      '/bundle/flashSamples',
    ],
    ['an ocr field a number', { ocrFields: { nik: 5 } }, '/bundle/ocrFields/nik'],
    ['a confidence above 1', { ocrConfidence: { nik: 1.5 } }, '/bundle/ocrConfidence/nik'],
    ['a camera unknown', { frameMeta: [{ camera: 'side' }] }, '/bundle/frameMeta/0/camera'],
    ['a sensor row of 3', { sensors: { accelerometer: [[1, 2, 3]] } }, '/bundle/sensors/accelerometer/0'],
  ]
  it.each(wrongBundle)('%s', async (_, change, pointer) => {
    const { bundle } = await signed()
    expectRefused(
      await post(JSON.stringify({ customerId, bundle: { ...bundle, ...change } })),
      'invalid_request',
      pointer,
    )
  })

  it('another version has a code of its own', async () => {
    for (const version of ['1.1', '2.0', '', '1'])
      expectRefused(
        await post(JSON.stringify(await signed({ version }))),
        'bundle_version_unsupported',
        '/bundle/version',
      )
  })
})

describe('a frame', () => {
  const frame = async (bytes: Buffer | string) =>
    post(
      JSON.stringify(
        await signed({
          frames: [jpeg.toString('base64'), typeof bytes === 'string' ? bytes : bytes.toString('base64')],
        }),
      ),
    )

  it.each([
    ['junk', (text: string) => `${text.slice(0, 8)}$$${text.slice(8)}`],
    ['white space', (text: string) => `${text.slice(0, 8)}\n${text.slice(8)}`],
    ['no padding', (text: string) => text.replace(/=*$/, '')],
    ['too much padding', (text: string) => `${text}====`],
    ['padding bits set', (text: string) => `${text.slice(0, -4)}aGl=`],
    ['the URL alphabet', (text: string) => `${text.slice(0, 8)}-_-_${text.slice(8)}`],
    ['a data URL', (text: string) => `data:image/jpeg;base64,${text}`],
    ['nothing', () => ''],
    ['one character', () => 'A'],
  ])('in base64 with %s is refused', async (_, damage) => {
    const padded = Buffer.concat([jpeg, Buffer.alloc(3 - (jpeg.length % 3) + 1)]).toString('base64')
    expect(padded).toMatch(/=$/)
    expectRefused(await frame(damage(padded)), 'frame_invalid', '/bundle/frames/1', 422)
  })

  it.each(['gif', 'webp', 'tiff', 'avif'] as const)('in %s is refused', async (format) => {
    const bytes = await sharp(jpeg).toFormat(format).toBuffer()
    expectRefused(await frame(bytes), 'frame_invalid', '/bundle/frames/1')
  })

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>'],
    ['HTML', '<html>'],
    ['PDF', '%PDF-1.7'],
    ['a JPEG signature alone', Buffer.from([0xff, 0xd8, 0xff])],
    ['a PNG signature alone', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['zeros', Buffer.alloc(50_000)],
  ])('that is %s is refused', async (_, bytes) => {
    expectRefused(await frame(Buffer.from(bytes)), 'frame_invalid', '/bundle/frames/1')
  })

  it('that is truncated is refused', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999])
      expectRefused(await frame(jpeg.subarray(0, Math.floor(jpeg.length * share))), 'frame_invalid', '/bundle/frames/1')
    const png = await sharp(jpeg).png().toBuffer()
    expectRefused(await frame(png.subarray(0, png.length - 20)), 'frame_invalid', '/bundle/frames/1')
  })

  it('of 30,000 × 30,000 declared pixels is refused by its header', async () => {
    // No such picture is needed: the declared size alone decides.
    const png = await sharp(jpeg).png().toBuffer()
    png.writeUInt32BE(30_000, 16)
    png.writeUInt32BE(30_000, 20)
    expectRefused(await frame(png), 'frame_dimensions', '/bundle/frames/1')
  })

  it('that is too small, or a ribbon, is refused', async () => {
    expectRefused(
      await frame(await sharp(jpeg).resize(639, 400, { fit: 'fill' }).jpeg().toBuffer()),
      'frame_dimensions',
      '/bundle/frames/1',
    )
    expectRefused(
      await frame(await sharp(jpeg).resize(13_000, 10, { fit: 'fill' }).png().toBuffer()),
      'frame_dimensions',
      '/bundle/frames/1',
    )
  })

  it('of 12,000,004 characters is too large, one of 11,999,996 is not', async () => {
    const filled = (characters: number) => Buffer.concat([jpeg, Buffer.alloc((characters / 4) * 3 - jpeg.length)])
    expectRefused(await frame(filled(12_000_004)), 'frame_too_large', '/bundle/frames/1', 422)
    // The signature of another nonce: it gets past every check of the frame.
    const request = await signed({ frames: [filled(11_999_996).toString('base64')], flashChallengeNonce: 'other' })
    expectRefused(await post(JSON.stringify(request)), 'challenge_not_found')
  })

  it('may be one of ten, not of eleven', async () => {
    const frames = Array.from({ length: 11 }, () => jpeg.toString('base64'))
    expectRefused(await post(JSON.stringify(await signed({ frames }))), 'too_many_frames', '/bundle/frames', 422)
    const ten = await signed({ frames: frames.slice(1), flashChallengeNonce: 'other' })
    expectRefused(await post(JSON.stringify(ten)), 'challenge_not_found')
  })
})

describe('the body', () => {
  it('must be application/json', async () => {
    for (const type of [
      'text/plain',
      'image/jpeg',
      'multipart/form-data; boundary=a',
      'application/x-www-form-urlencoded',
    ])
      expectRefused(await post('{}', { 'content-type': type }), 'unsupported_media_type', undefined, 415)
  })

  it('must say its length', async () => {
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
      headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json' },
      body: '{}',
      chunked: true,
    })
    expectRefused(reply, 'length_required', undefined, 411)
  })

  it('of more than 60 MB is refused by its length, before a byte is read', async () => {
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
      headers: {
        'x-api-key': app.apiKey,
        'content-type': 'application/json',
        'content-length': '60000001',
        expect: '100-continue',
      },
    })
    expectRefused(reply, 'payload_too_large', undefined, 413)
  })

  it('is not inflated', async () => {
    const zipBomb = gzipSync(Buffer.alloc(5_000_000, 0x20))
    expectRefused(await post(zipBomb, { 'content-encoding': 'gzip' }), 'unsupported_media_type', undefined, 415)
    expectRefused(await post(zipBomb), 'invalid_request', '')
  })
})

it('none of the above consumed the challenge or counted against its signature', async () => {
  const found = await app.storage.challenges.findByNonce(
    (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? '',
    nonce,
  )
  expect(found?.challenge).toMatchObject({ consumedAtMs: null, badSignatures: 0, revokedAtMs: null })
})

it('no log line holds a part of a body', () => {
  expect(app.logText()).not.toMatch(/identity-specimen|__proto__|\/9j\/|svg/)
  expect(app.logText()).not.toContain('"status":500')
})
