import { AppError } from '@identity/protocol'
import type { RgbImage } from '@identity/vision'
import { decodeFrame, type DecodedFrame } from '../../engines/decode/decode-frame.ts'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'
import { shrinkImage } from '../../engines/decode/shrink-image.ts'
import { openFullScaleCache } from './full-scale-cache.ts'

/** Long side the card is read at: finer than any stroke of the print needs (see docs/fields.md). */
export const READING_SIDE = 1600
/** Long side on which qualities, hashes and mean colours are measured, so that they compare between phones. */
export const SMALL_SIDE = 640

export interface BurstFrame {
  readonly encoded: Uint8Array
  /** At most 1600 px on its long side. */
  readonly decoded: DecodedFrame
  /** `decoded` as a picture. */
  readonly image: RgbImage
  /** At most 640 px on its long side. */
  readonly small: RgbImage
  /** Full-scale upright pixels of a region inside the frame. @throws RangeError for any other region. */
  readonly region: (region: PixelRegion) => Promise<RgbImage>
}

/**
 * Decodes each frame of a burst once, at reading size; ten frames hold at most 77 MB so. Full-scale pixels are decoded
 * when somebody asks for them, within the bound of the full-scale cache; a frame that is no larger than its copy needs
 * no second decoding. @throws AppError `frame_invalid`, naming the frame that does not decode.
 */
export async function openBurstPixels(
  encoded: readonly Uint8Array[],
  options: { readonly maxFullScaleBytes?: number } = {},
): Promise<readonly BurstFrame[]> {
  const decoded: DecodedFrame[] = []
  for (const [index, bytes] of encoded.entries()) decoded.push(await decode(bytes, index))
  const cache = openFullScaleCache(
    decoded.map(({ originalWidth, originalHeight }, i) => ({
      encoded: encoded[i],
      width: originalWidth,
      height: originalHeight,
    })),
    {
      preset: new Map(decoded.flatMap((frame, i) => (frame.scale === 1 ? [[i, frame.rgb] as const] : []))),
      ...(options.maxFullScaleBytes === undefined ? {} : { maxBytes: options.maxFullScaleBytes }),
    },
  )
  const frames: BurstFrame[] = []
  for (const [index, frame] of decoded.entries()) {
    const image = { width: frame.width, height: frame.height, data: frame.rgb }
    frames.push({
      encoded: encoded[index],
      decoded: frame,
      image,
      small: await shrinkImage(image, SMALL_SIDE),
      region: (region) => cache.region(index, region),
    })
  }
  return frames
}

async function decode(bytes: Uint8Array, index: number): Promise<DecodedFrame> {
  const decoded = await decodeFrame(bytes, { maxSide: READING_SIDE })
  if (decoded.kind === 'decoded') return decoded
  const errors = [{ pointer: `/bundle/frames/${index}`, message: decoded.reason }]
  throw new AppError('frame_invalid', { errors })
}
