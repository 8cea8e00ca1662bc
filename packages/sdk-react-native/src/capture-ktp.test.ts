import { readdirSync, readFileSync } from 'node:fs'
import { signBundle, type CaptureBundle, type FlashChallenge } from '@identity/protocol'
import { SessionError, type SessionClient } from 'qe-identity-sdk-web/core'
import { describe, expect, it } from 'vitest'
import { captureKtp } from './capture-ktp.ts'
import type { NativePorts } from './native-ports.ts'
import { signWithNoble } from './sign-with-noble.ts'

const challenge = {
  nonce: '7d3f3f5e-6a0e-4b7e-9f63-0f5f1f6f7a11',
  hmacSecret: 'qe_whsec_rahasia',
  colors: ['#FFFFFF', '#00FF00', '#000000', '#0000FF', '#FFFF00', '#FF00FF', '#00FFFF'],
  holdMs: [300, 350, 400, 450, 500, 550, 600],
} as unknown as FlashChallenge
const client = {
  baseUrl: 'https://identity.example',
  token: 'qe_cst_x',
  session: () => Promise.resolve({ customerId: 'c1' }),
  challenge: () => Promise.resolve(challenge),
} as unknown as SessionClient

/** A phone whose clock only moves when something waits, and whose camera needs half a second and sees the screen. */
const phone = () => {
  let now = 0
  let color: string | null = null
  const holds: { readonly color: string | null; readonly atMs: number }[] = []
  const bodies: { readonly bundle: CaptureBundle }[] = []
  const keys: string[] = []
  const ports: NativePorts = {
    platform: 'android',
    camera: {
      facing: 'front',
      takePicture: () => {
        const seen = color ?? 'room'
        now += 500
        return Promise.resolve(Buffer.from(seen).toString('base64'))
      },
    },
    showColor: (next) => {
      color = next
      holds.push({ color, atMs: now })
    },
    transport: {
      post: (_url, headers, body) => {
        keys.push(headers['idempotency-key'])
        bodies.push(JSON.parse(body) as { bundle: CaptureBundle })
        if (keys.length === 1) return Promise.reject(new SessionError('network'))
        return Promise.resolve({ status: 200, body: '{"retry":{"allowed":false,"hints":[]}}', retryAfter: null })
      },
      wait: () => Promise.resolve(),
    },
    wait: (ms) => {
      now += ms
      return Promise.resolve()
    },
    now: () => now,
    today: () => new Date(1_790_000_000_000 + now),
    randomUuid: () => 'key-1',
  }
  return { ports, holds, bodies, keys }
}

describe('captureKtp', () => {
  it('answers each colour with a picture taken while it was shown, and never cuts a hold short', async () => {
    const { ports, holds, bodies } = phone()
    await captureKtp(ports, { client, flash: true })
    const { frames, frameMeta } = bodies[0].bundle
    const seen = frames.map((base64) => Buffer.from(base64, 'base64').toString())
    expect(seen).toEqual(['room', 'room', ...challenge.colors])
    expect(frameMeta?.map(({ step }) => step)).toEqual([undefined, undefined, 0, 1, 2, 3, 4, 5, 6])
    holds.slice(1).forEach(({ atMs }, i) => expect(atMs - holds[i].atMs).toBeGreaterThanOrEqual(challenge.holdMs[i]))
    expect(holds.at(-1)?.color).toBeNull()
  })

  it('signs what the service can verify, names itself, and retries under one idempotency key', async () => {
    const { ports, bodies, keys } = phone()
    await captureKtp(ports, { client, flash: false })
    const { signature, ...signed } = bodies[0].bundle
    expect(signature).toBe(await signBundle(signed, challenge.hmacSecret))
    expect(signed).toMatchObject({ platform: 'android', sdkVersion: 'qe-identity-sdk-rn@0.1.0' })
    expect(signed.flashSamples).toBeUndefined()
    expect(keys).toEqual(['key-1', 'key-1'])
  })

  it('clears the screen when the person leaves in the middle', async () => {
    const { ports, holds } = phone()
    const left = captureKtp({ ...ports, wait: () => Promise.reject(new Error('left')) }, { client, flash: true })
    await expect(left).rejects.toThrow('left')
    expect(holds.at(-1)?.color).toBeNull()
  })
})

it('signs the published vectors as every other SDK does', async () => {
  const folder = new URL('../../protocol/vectors/', import.meta.url)
  let signed = 0
  for (const file of readdirSync(folder)) {
    const vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      readonly hmacKey: string
      readonly bundleJson: string
      readonly frameRecipe?: object
      readonly signature: string
    }
    if (vector.frameRecipe !== undefined) continue
    expect(await signWithNoble(JSON.parse(vector.bundleJson) as object, vector.hmacKey)).toBe(vector.signature)
    signed++
  }
  expect(signed).toBeGreaterThan(2)
})
