import { AppError } from '@identity/protocol'
import type { RgbImage } from '@identity/vision'
import { decodeFrame } from '../../engines/decode/decode-frame.ts'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'

/** Bytes of full-scale pixels held at once: four frames of 12 megapixels, or one of 40. */
export const FULL_SCALE_BYTES = 160_000_000

export interface CachedFrame {
  readonly encoded: Uint8Array
  /** Upright pixels at full size. */
  readonly width: number
  readonly height: number
}

export interface FullScaleCache {
  /** A copy of a part of a frame. @throws RangeError for an unknown frame or a region that is not inside it. */
  readonly region: (index: number, region: PixelRegion) => Promise<RgbImage>
  /** Bytes of decoded pixels held now; never above the bound, unless one frame alone is larger. */
  readonly heldBytes: () => number
  /** Decodes done so far. */
  readonly decodes: () => number
}

/**
 * Full-scale pixels on demand. A frame is decoded once while it is held; the least lately used ones are let go before
 * another is decoded, and one is decoded at a time, so that `maxBytes` bounds what is held while decoding as well.
 */
export function openFullScaleCache(
  frames: readonly CachedFrame[],
  options: { readonly maxBytes?: number; readonly preset?: ReadonlyMap<number, Uint8Array> } = {},
): FullScaleCache {
  const { maxBytes = FULL_SCALE_BYTES, preset } = options
  // In order of use: a Map keeps the order in which entries were set.
  const held = new Map<number, Uint8Array>()
  let decodes = 0
  let turn: Promise<unknown> = Promise.resolve()
  const heldBytes = () => [...held.values()].reduce((sum, rgb) => sum + rgb.byteLength, 0)

  const pixels = async (index: number, frame: CachedFrame): Promise<Uint8Array> => {
    const own = preset?.get(index) ?? held.get(index)
    if (own !== undefined) {
      if (held.delete(index)) held.set(index, own)
      return own
    }
    const bytes = frame.width * frame.height * 3
    for (const oldest of held.keys()) {
      if (heldBytes() + bytes <= maxBytes) break
      held.delete(oldest)
    }
    const decoded = await decodeFrame(frame.encoded)
    decodes++
    if (decoded.kind === 'undecodable' || decoded.rgb.byteLength !== bytes) {
      const errors = [{ pointer: `/bundle/frames/${index}`, message: 'does not decode at full scale' }]
      throw new AppError('frame_invalid', { errors })
    }
    held.set(index, decoded.rgb)
    return decoded.rgb
  }

  return {
    heldBytes,
    decodes: () => decodes,
    async region(index, region) {
      const frame = frames.at(index)
      if (frame === undefined || index < 0) throw new RangeError(`there is no frame ${index}`)
      requireInside(region, frame)
      const mine = turn.then(() => pixels(index, frame))
      turn = mine.catch(() => undefined)
      return crop(await mine, frame.width, region)
    },
  }
}

function requireInside({ left, top, width, height }: PixelRegion, frame: CachedFrame): void {
  const whole = [left, top, width, height].every(Number.isInteger)
  const inside = left >= 0 && top >= 0 && left + width <= frame.width && top + height <= frame.height
  if (!whole || !inside || width < 1 || height < 1)
    throw new RangeError(`${width}×${height} at ${left}, ${top} is no part of ${frame.width}×${frame.height} pixels`)
}

/** Row by row, in native copies. */
function crop(rgb: Uint8Array, stride: number, { left, top, width, height }: PixelRegion): RgbImage {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * stride + left) * 3
    data.set(rgb.subarray(from, from + width * 3), y * width * 3)
  }
  return { width, height, data }
}
