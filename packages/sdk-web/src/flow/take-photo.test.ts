import type { FrameMeta } from '@identity/protocol'
import { describe, expect, it } from 'vitest'
import { takePhoto, type GuidedCamera } from './guide-camera.ts'

/** A camera of the given facing; everything that happens to it is written down. */
const rig = (facing: 'front' | 'rear', torch: 'works' | 'refuses' | 'none', lit = false) => {
  const happened: string[] = []
  let on = lit
  const guided = {
    camera: {
      facing,
      hasTorch: torch !== 'none',
      isTorchOn: () => on,
      torch: (next: boolean) => {
        happened.push(`torch ${next ? 'on' : 'off'}`)
        if (torch === 'works') on = next
        return Promise.resolve(torch === 'works')
      },
    },
    grabber: {
      grab: (meta: FrameMeta) => {
        happened.push('frame')
        return Promise.resolve({ base64: '', meta, meanRgb: null })
      },
    },
    wait: (ms: number) => {
      happened.push(`wait ${ms}`)
      return Promise.resolve()
    },
  }
  return { happened, guided: guided as unknown as GuidedCamera }
}

describe('a photo', () => {
  it('is three exposures, and one more under the torch after the exposure settled', async () => {
    const { guided, happened } = rig('rear', 'works')
    const frames = await takePhoto(guided)
    expect(frames.map(({ meta }) => meta.torch)).toEqual([false, false, false, true])
    expect(happened.slice(-4)).toEqual(['torch on', 'wait 350', 'frame', 'torch off'])
  })

  it('is paired with a dark one where the person had the torch on, and leaves it on', async () => {
    const { guided, happened } = rig('rear', 'works', true)
    expect((await takePhoto(guided)).map(({ meta }) => meta.torch)).toEqual([true, true, true, false])
    expect(happened.at(-1)).toBe('torch on')
  })

  it('names no torch where there is none, or where it refuses', async () => {
    for (const torch of ['none', 'refuses'] as const) {
      const frames = await takePhoto(rig('rear', torch).guided)
      expect(frames.map(({ meta }) => meta.torch)).not.toContain(true)
      expect(frames).toHaveLength(3)
    }
  })

  it('never lights the torch into a face', async () => {
    const { guided, happened } = rig('front', 'works')
    await takePhoto(guided, 2)
    expect(happened).toEqual(['frame', 'wait 160', 'frame'])
  })
})
