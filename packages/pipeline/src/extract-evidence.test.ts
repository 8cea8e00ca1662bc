import { drawFlashSequence } from '@identity/protocol'
import { burst, flashBurst, person, rasteriseCard, type Frame } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import type { CardReader } from './card-reader.ts'
import { seededRandomInt } from './evidence/flash/seeded-random.ts'
import { extractEvidence, type CaptureInput } from './extract-evidence.ts'
import { goodEvidence } from './testing/good-evidence.ts'

const SMALL = { widthPx: 800, heightPx: 600, quality: 95, glare: 0 }
const card = await rasteriseCard(person(1))
const two = await burst(card, SMALL, 1, 2)

/** Finds no card and remembers what it was shown: reading has its own tests. */
function blindReader(seen: number[] = []): CardReader {
  return {
    engine: 'blind',
    read: (frame, index) => {
      seen.push(index)
      return Promise.resolve({ kind: 'no_card', reason: `${frame.width} px`, engine: 'blind' })
    },
  }
}

const input = (frames: readonly Frame[], change: Partial<CaptureInput> = {}): CaptureInput => ({
  frames: frames.map((frame) => frame.jpeg),
  frameMeta: frames.map((frame) => frame.meta),
  flashSamples: null,
  clientOcr: { fields: null, confidence: null },
  session: goodEvidence().session,
  ...change,
})
const extract = (capture: CaptureInput, reader = blindReader()) =>
  extractEvidence(capture, { reader }, { clock: () => performance.now() })

describe('extractEvidence', () => {
  it('describes every frame in bundle order and compares neighbours', async () => {
    const { evidence, timings } = await extract(input(two))
    expect(evidence.frames.map((frame) => [frame.index, frame.width, frame.height, frame.format])).toEqual([
      [0, 800, 600, 'jpeg'],
      [1, 800, 600, 'jpeg'],
    ])
    expect(evidence.frames[0].sha256).not.toBe(evidence.frames[1].sha256)
    expect(evidence.frameNoise.pairs.length + evidence.frameNoise.unregistered).toBe(1)
    for (const ms of Object.values(timings)) expect(ms).toBeGreaterThanOrEqual(0)
  })

  it('is plain JSON, and the same twice', async () => {
    const first = (await extract(input(two))).evidence
    expect(JSON.parse(JSON.stringify(first))).toEqual(first)
    expect((await extract(input(two))).evidence).toEqual(first)
  })

  it('tries the next sharpest frame when one shows no card, three at most', async () => {
    const seen: number[] = []
    const { evidence } = await extract(input([...two, ...two]), blindReader(seen))
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(3)
    expect(evidence.reading.kind).toBe('no_card')
  })

  it('measures the flash on frames tagged for every step, before the client’s samples', async () => {
    const sequence = drawFlashSequence(5, seededRandomInt('extract'))
    const frames = await flashBurst(card, SMALL, 2, sequence)
    const session = {
      ...goodEvidence().session,
      challenge: { id: 'fc_1', ...sequence, issuedAtMs: 0, expiresAtMs: 1, attempt: 1 },
    }
    const samples = sequence.colors.map(() => [1, 2, 3])
    const { evidence } = await extract(input(frames, { session, flashSamples: samples }))
    expect(evidence.flash).toMatchObject({ kind: 'series', source: 'pixels', steps: 5 })
    if (evidence.flash.kind === 'series') expect(evidence.flash.pValue).toBeLessThan(0.01)

    const some = await extract(input(frames.slice(1), { session, flashSamples: samples }))
    expect(some.evidence.flash).toMatchObject({ kind: 'series', source: 'samples' })
    const none = await extract(input(frames.slice(1), { session }))
    expect(none.evidence.flash).toMatchObject({ kind: 'malformed' })
    const untagged = await extract(input(frames.slice(1), { session, frameMeta: [] }))
    expect(untagged.evidence.flash).toEqual({ kind: 'none' })
  })

  it('ignores a tag for a step the challenge does not have', async () => {
    const { evidence } = await extract(input(two, { frameMeta: [{ step: 3 }, { step: -1 }] }))
    expect(evidence.frames.map((frame) => frame.step)).toEqual([null, null])
  })

  it('refuses a frame that cannot be decoded, naming it', async () => {
    const broken = { ...two[1], jpeg: two[1].jpeg.subarray(0, 2000) }
    await expect(extract(input([two[0], broken]))).rejects.toMatchObject({
      code: 'frame_invalid',
      errors: [{ pointer: '/bundle/frames/1' }],
    })
  })
})
