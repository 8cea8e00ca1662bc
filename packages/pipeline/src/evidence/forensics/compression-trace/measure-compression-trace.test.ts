import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import { compressionTrace } from '../../../voters/compression_trace/voter.ts'
import type { BurstView } from '../burst-view.ts'
import { measureCompressionTrace } from './measure-compression-trace.ts'

const raw = ({ width, height, data }: RgbImage) => sharp(data, { raw: { width, height, channels: 3 } })

/** Brightens a strip over the middle of the frame and blurs it: pixels that were never compressed. */
function repaint(frame: RgbImage, box: { top: number; height: number }): RgbImage {
  const data = Uint8Array.from(frame.data)
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let i = y * frame.width * 3; i < (y + 1) * frame.width * 3; i++) {
      data[i] = Math.min(255, 0.9 * ((frame.data[i] + frame.data[i + 3]) / 2) + 12)
    }
  }
  return { ...frame, data }
}

const scene = { widthPx: 1200, heightPx: 900, maxTiltDeg: 0, maxRollDeg: 0, quality: 84 }
const traced = async (save: (frame: RgbImage) => Promise<Uint8Array>): Promise<BurstView> =>
  specimenBurst({ seed: 61, scene, editFrame: save })
const findingOf = async (burst: BurstView) =>
  compressionTrace.vote({ compressionTrace: await measureCompressionTrace(burst), reading: burst.reading })

describe('measureCompressionTrace', () => {
  it.each([
    ['saved again at 95', (frame: RgbImage) => raw(frame).jpeg({ quality: 95 }).toBuffer()],
    ['saved as PNG', (frame: RgbImage) => raw(frame).png().toBuffer()],
  ])('sees one first save under a whole frame %s', async (_, save) => {
    const trace = await measureCompressionTrace(await traced(save))
    expect(trace?.firstSave?.frequencies).toBeGreaterThanOrEqual(4)
    for (const { latticeFit, name } of trace?.boxes ?? [])
      if (latticeFit !== null) expect(latticeFit, name).toBeGreaterThan(0.6)
  })

  it.each([
    ['saved again at 95', (frame: RgbImage) => raw(frame).jpeg({ quality: 95 }).toBuffer()],
    ['saved as PNG', (frame: RgbImage) => raw(frame).png().toBuffer()],
  ])('misses it in a strip that was repainted before the frame was %s', async (_, save) => {
    const said = await findingOf(await traced((frame) => save(repaint(frame, { top: 430, height: 60 }))))
    expect(said.finding).toMatch(/^box(es)?_differ$/)
  })

  it('says of a photo saved once only that it is consistent', async () => {
    const burst = await specimenBurst({ seed: 62, scene })
    expect((await measureCompressionTrace(burst))?.firstSave).toBeNull()
    expect((await findingOf(burst)).finding).toBe('consistent')
  })

  it('finds the grid again on a photo that is turned by its EXIF mark', async () => {
    const save = async (frame: RgbImage) => {
      const turned = await raw(frame).rotate(90).raw().toBuffer()
      const size = { width: frame.height, height: frame.width, channels: 3 } as const
      const first = await sharp(turned, { raw: size }).jpeg({ quality: 84 }).toBuffer()
      // 270° in EXIF terms: shown upright it is the frame again.
      return sharp(first).withMetadata({ orientation: 8 }).jpeg({ quality: 96 }).toBuffer()
    }
    const trace = await measureCompressionTrace(await traced(save))
    expect(trace?.firstSave?.frequencies).toBeGreaterThanOrEqual(4)
  })
})
