import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'

/**
 * The picture with its long side at most `maxSide` pixels, in native code: about 3 ms from 1600×1200 to 640 px. Each
 * target pixel is a weighted mean of the source area under it, so that fine print does not alias. Never enlarges.
 */
export async function shrinkImage(image: RgbImage, maxSide: number): Promise<RgbImage> {
  const { width, height, data } = image
  if (Math.max(width, height) <= maxSide) return image
  const shrunk = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: maxSide, height: maxSide, fit: 'inside', kernel: 'linear' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: shrunk.info.width, height: shrunk.info.height, data: shrunk.data }
}
