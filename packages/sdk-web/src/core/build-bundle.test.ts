import { describe, expect, it } from 'vitest'
import { signBundle } from '@identity/protocol'
import { buildBundle, type CapturedFrame } from './build-bundle.ts'
import { plainFramesOf } from './plain-frames-of.ts'

const challenge = { nonce: '7d3f3f5e-6a0e-4b7e-9f63-0f5f1f6f7a11', hmacSecret: 'qe_whsec_rahasia' }
const capturedAt = new Date('2026-01-02T03:04:05.678Z')
const plain: CapturedFrame = { base64: 'AAAA', meta: { camera: 'front', capturedAtMs: 5 }, meanRgb: [1, 2, 3] }
const answer: CapturedFrame = {
  base64: 'BBBB',
  meta: { step: 0, camera: 'front', capturedAtMs: 9 },
  meanRgb: [10.4, 20.5, 30.6],
}

describe('buildBundle', () => {
  it('signs everything, tags each frame, and samples only those that answer a step', async () => {
    const { signature, ...signed } = await buildBundle({ frames: [plain, answer], challenge, capturedAt })
    expect(signed.frameMeta).toEqual([plain.meta, answer.meta])
    expect(signed.flashSamples).toEqual([{ step: 0, r: 10, g: 21, b: 31, atMs: 9 }])
    expect(signature).toBe(await signBundle(signed, challenge.hmacSecret))
  })

  it('reports no sample of a frame whose colour was not measured', async () => {
    const bundle = await buildBundle({ frames: [{ ...answer, meanRgb: null }], challenge, capturedAt })
    expect(bundle.flashSamples).toBeUndefined()
  })

  it('signs with what the platform has', async () => {
    const sign = () => Promise.resolve('ab'.repeat(32))
    const bundle = await buildBundle({ frames: [plain], challenge, capturedAt, sign, platform: 'android' })
    expect(bundle).toMatchObject({ platform: 'android', signature: 'ab'.repeat(32) })
  })
})

describe('plainFramesOf', () => {
  it('gives back the photo without the answers to a challenge that is over', async () => {
    const bundle = await buildBundle({ frames: [plain, answer], challenge, capturedAt })
    expect(plainFramesOf(bundle)).toEqual([{ ...plain, meanRgb: null }])
  })

  it('knows frames of a bundle without tags', () => {
    expect(plainFramesOf({ frames: ['AAAA'] })).toEqual([{ base64: 'AAAA', meta: {}, meanRgb: null }])
  })
})
