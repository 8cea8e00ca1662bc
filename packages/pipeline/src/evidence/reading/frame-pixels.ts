import type { Homography, Quad, RgbImage } from '@identity/vision'
import type { FrameRegionReader } from '../../card-reader.ts'
import type { DecodedFrame } from '../../engines/decode/decode-frame.ts'

/** Pixels of a photo or of a part of it. */
export interface FramePixels {
  readonly image: RgbImage
  /** Pixels of `image` → pixels of the photo at full size. */
  readonly toFrame: Homography
}

/** Print of a narrower card is under 14 px high: what the camera saw beyond the decoded copy is worth fetching. */
const NARROWEST_CARD = 700
/** Room around a card whose corners are known roughly, as a share of its box. */
const MARGIN = 0.08

export function decodedPixels(frame: DecodedFrame): FramePixels {
  const s = 1 / frame.scale
  return {
    image: { width: frame.width, height: frame.height, data: frame.rgb },
    toFrame: [s, 0, 0, 0, s, 0, 0, 0, 1],
  }
}

/** The pixels to read a card from whose corners are known in the decoded copy: the copy, or a finer part of the photo. */
export async function finestPixels(
  frame: DecodedFrame,
  corners: Quad,
  readRegion: FrameRegionReader | undefined,
): Promise<FramePixels> {
  const decoded = decodedPixels(frame)
  const width = Math.max(distance(corners[0], corners[1]), distance(corners[3], corners[2]))
  if (readRegion === undefined || frame.scale > 0.95 || width >= NARROWEST_CARD) return decoded
  const xs = corners.map(([x]) => x / frame.scale)
  const ys = corners.map(([, y]) => y / frame.scale)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [mx, my] = [MARGIN * (x1 - x0), MARGIN * (y1 - y0)]
  const left = Math.max(0, Math.floor(x0 - mx))
  const top = Math.max(0, Math.floor(y0 - my))
  const right = Math.min(frame.originalWidth, Math.ceil(x1 + mx))
  const bottom = Math.min(frame.originalHeight, Math.ceil(y1 + my))
  if (right - left < 64 || bottom - top < 64) return decoded
  const image = await readRegion({ left, top, width: right - left, height: bottom - top })
  return image === null ? decoded : { image, toFrame: [1, 0, left, 0, 1, top, 0, 0, 1] }
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
