import sharp from 'sharp'
import { imageFormat } from './image-format.ts'

/** Pixels above which a frame is refused before decoding: 40 megapixels is beyond any phone's full-size photo we accept. */
export const MAX_FRAME_PIXELS = 40_000_000

export interface DecodedFrame {
  readonly kind: 'decoded'
  readonly format: 'jpeg' | 'png'
  /** Pixels of `rgb`, upright after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** Pixels of the photo itself, upright after EXIF orientation. */
  readonly originalWidth: number
  readonly originalHeight: number
  /** width / originalWidth, at most 1: multiply original coordinates by it to get coordinates in `rgb`. */
  readonly scale: number
  /** Interleaved 8-bit sRGB, 3 × width × height bytes, row by row. */
  readonly rgb: Uint8Array
}

export interface UndecodableFrame {
  readonly kind: 'undecodable'
  /** Plain words, no bytes of the frame and no library internals. */
  readonly reason: string
}

export interface DecodeOptions {
  /** Longest side of the result in pixels; JPEG is shrunk while decoding. Default: full size. Never enlarges. */
  readonly maxSide?: number
}

/**
 * Decode a JPEG or PNG to upright sRGB. Never throws: bytes that are no image, damaged, or too large come back as
 * `undecodable`. About 25 ms for 1600×1200, 60 ms for 12 megapixels at `maxSide` 1600.
 */
export async function decodeFrame(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Promise<DecodedFrame | UndecodableFrame> {
  const format = imageFormat(bytes)
  if (format === null) return { kind: 'undecodable', reason: 'neither JPEG nor PNG' }
  try {
    const source = () => sharp(bytes, { failOn: 'warning', limitInputPixels: MAX_FRAME_PIXELS, pages: 1 })
    const { autoOrient, width, height } = await source().metadata()
    if (width * height > MAX_FRAME_PIXELS) return { kind: 'undecodable', reason: 'more than 40 megapixels' }
    const originalWidth = autoOrient.width
    const originalHeight = autoOrient.height
    const maxSide = options.maxSide ?? Infinity
    let image = source().autoOrient()
    if (Math.max(originalWidth, originalHeight) > maxSide) {
      image = image.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    }
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return {
      kind: 'decoded',
      format,
      width: info.width,
      height: info.height,
      originalWidth,
      originalHeight,
      scale: info.width / originalWidth,
      rgb: info.channels === 3 ? data : threeChannels(data, info.channels),
    }
  } catch {
    // The library's own message may quote file internals; the caller only needs to know that no pixels came out.
    return { kind: 'undecodable', reason: `damaged or truncated ${format.toUpperCase()}` }
  }
}

/** A grey image decodes to one channel whatever the colour space asked for: repeat it. */
export function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const pixels = data.length / channels
  const rgb = new Uint8Array(pixels * 3)
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = data[i * channels + Math.min(c, channels - 1)] ?? 0
  }
  return rgb
}
