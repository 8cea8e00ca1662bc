import { homographyOfQuads, mapPoint, type RgbImage } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import { crossFrame } from '../../../voters/cross_frame/voter.ts'
import type { CardBox } from '../../evidence.ts'
import type { BurstView } from '../burst-view.ts'
import { alignPatch } from './align-patch.ts'
import { measureCrossFrame } from './measure-cross-frame.ts'

const scene = { widthPx: 1200, heightPx: 900, maxTiltDeg: 3, noiseScale: 2, quality: 92 }
const voteOn = async (burst: BurstView) => crossFrame.vote({ crossFrame: await measureCrossFrame(burst) })

/** A view whose frame 1 has the print of `box` drawn from another place of the same frame, `dy` of the card below. */
function withOtherPrint(burst: BurstView, box: CardBox, dy: number): BurstView {
  const [first, second] = burst.frames
  const canon = second.canon!
  const data = Uint8Array.from(canon.data)
  const [x0, x1] = [box.x, box.x + box.width].map((x) => Math.round(x * canon.width))
  for (let y = Math.round(box.y * canon.height); y < (box.y + box.height) * canon.height; y++) {
    const from = (y + Math.round(dy * canon.height)) * canon.width
    data.set(canon.data.subarray((from + x0) * 3, (from + x1) * 3), (y * canon.width + x0) * 3)
  }
  return { ...burst, frames: [first, { ...second, canon: { ...canon, data } }] }
}

describe('measureCrossFrame', () => {
  it('finds the fields of a genuine burst alike, still and equally noisy', async () => {
    const burst = await specimenBurst({ seed: 81, frames: 2, scene })
    const across = await measureCrossFrame(burst)
    expect(across?.fields.length).toBeGreaterThanOrEqual(14)
    for (const { name, likeness, moveMm } of across?.fields ?? []) {
      expect(likeness, name).toBeGreaterThan((across?.usualLikeness ?? 1) - 0.08)
      expect(moveMm, name).toBeLessThan(0.05)
    }
    expect((await voteOn(burst)).finding).toBe('consistent')
  })

  it('finds the field that shows other print on one frame', async () => {
    const burst = await specimenBurst({ seed: 81, frames: 2, scene })
    const box = burst.reading.kind === 'read' ? burst.reading.fields.kelurahan.box! : null
    const said = await voteOn(withOtherPrint(burst, box!, 0.047))
    expect(said.finding).toBe('changed_field')
    expect(said.reason).toContain('kelurahan')
  })

  it('finds ground that was painted on both frames', async () => {
    const paint = (frame: RgbImage, toFrame: Parameters<typeof mapPoint>[0], box: CardBox): void => {
      // Lighter than ink and even: the field keeps its print, its ground loses all noise.
      for (let v = box.y - 0.01; v < box.y + box.height + 0.01; v += 0.0006) {
        for (let u = box.x - 0.006; u < box.x + box.width + 0.006; u += 0.0004) {
          const [x, y] = mapPoint(toFrame, [u, v]).map(Math.floor) as [number, number]
          const i = (y * frame.width + x) * 3
          if (frame.data[i + 1] > 115) frame.data.set([170, 190, 200], i)
        }
      }
    }
    const plain = await specimenBurst({ seed: 82, frames: 2, scene })
    const burst = await specimenBurst({
      seed: 82,
      frames: 2,
      scene,
      editFrame: (frame, index, box) => {
        const toFrame = homographyOfQuads(
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
          plain.frames[index].card!.quad,
        )
        paint(frame, toFrame!, box('address'))
        return frame
      },
    })
    const noise = (view: Awaited<ReturnType<typeof measureCrossFrame>>) =>
      view?.fields.find(({ name }) => name === 'address')?.noiseRatio ?? 0
    expect(noise(await measureCrossFrame(burst))).toBeLessThan(0.8 * noise(await measureCrossFrame(plain)))
  })

  it('says nothing of one frame', async () => {
    expect(await measureCrossFrame(await specimenBurst({ seed: 83, scene }))).toBeNull()
  })
})

describe('alignPatch', () => {
  const wave = (dx: number, dy: number, gain: number) => ({
    width: 80,
    height: 60,
    data: Float32Array.from({ length: 80 * 60 }, (_, i) => {
      const [x, y] = [(i % 80) - dx, Math.floor(i / 80) - dy]
      return 100 + gain * 40 * (Math.sin(x / 3) * Math.cos(y / 4) + 0.3 * Math.sin((x + y) / 7))
    }),
  })

  it.each([
    [0.3, -0.6],
    [2.4, 1.7],
  ])('finds a shift of (%s, %s) px, whatever the gain', (dx, dy) => {
    const found = alignPatch(wave(0, 0, 1), wave(dx, dy, 0.8), { x0: 10, y0: 10, width: 60, height: 40 })
    expect(found?.dx).toBeCloseTo(dx, 1)
    expect(found?.dy).toBeCloseTo(dy, 1)
    expect(found?.likeness).toBeGreaterThan(0.99)
  })

  it('gives null at the border and on an even surface', () => {
    expect(alignPatch(wave(0, 0, 1), wave(0, 0, 1), { x0: 0, y0: 10, width: 60, height: 40 })).toBeNull()
    expect(alignPatch(wave(0, 0, 0), wave(0, 0, 0), { x0: 10, y0: 10, width: 60, height: 40 })).toBeNull()
  })
})
