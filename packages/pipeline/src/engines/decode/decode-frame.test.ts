import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeFrame } from './decode-frame.ts'

const gradient = (width: number, height: number) =>
  sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i % 3 === 0 ? ((i / 3) % width) * 2 : 60))), {
    raw: { width, height, channels: 3 },
  })

describe('decodeFrame', () => {
  it('gives three bytes a pixel and the size of the photo', async () => {
    const frame = await decodeFrame(await gradient(100, 60).png().toBuffer())
    expect(frame).toMatchObject({ kind: 'decoded', format: 'png', width: 100, height: 60, scale: 1 })
    if (frame.kind === 'decoded') expect([...frame.rgb.subarray(30, 33)]).toEqual([20, 60, 60])
  })

  it('turns the photo upright by EXIF and reports upright sizes', async () => {
    const frame = await decodeFrame(await gradient(100, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    expect(frame).toMatchObject({ width: 60, height: 100, originalWidth: 60, originalHeight: 100 })
  })

  it('shrinks to the longest side asked for and never enlarges', async () => {
    const jpeg = await gradient(400, 200).jpeg().toBuffer()
    expect(await decodeFrame(jpeg, { maxSide: 100 })).toMatchObject({ width: 100, height: 50, scale: 0.25 })
    expect(await decodeFrame(jpeg, { maxSide: 1000 })).toMatchObject({ width: 400, height: 200, scale: 1 })
  })

  it('decodes grey and transparent images to three channels', async () => {
    const grey = await decodeFrame(await gradient(40, 30).greyscale().toColourspace('b-w').png().toBuffer())
    const clear = await decodeFrame(await gradient(40, 30).ensureAlpha(0).png().toBuffer())
    expect(grey).toMatchObject({ kind: 'decoded' })
    if (grey.kind === 'decoded') expect(grey.rgb).toHaveLength(40 * 30 * 3)
    if (clear.kind === 'decoded') expect([...clear.rgb.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  it('answers with a reason, not an exception, to what is no photo', async () => {
    const jpeg = await gradient(400, 200).jpeg().toBuffer()
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from([0xff, 0xd8, 0xff]),
      jpeg.subarray(0, jpeg.length / 2),
      await gradient(20, 20).webp().toBuffer(),
    ]) {
      expect(await decodeFrame(bytes)).toMatchObject({ kind: 'undecodable' })
    }
  })

  it('refuses a picture of more than 40 megapixels before decoding it', async () => {
    const huge = await sharp({ create: { width: 9000, height: 5000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    expect(await decodeFrame(huge)).toMatchObject({ kind: 'undecodable' })
  })
})
