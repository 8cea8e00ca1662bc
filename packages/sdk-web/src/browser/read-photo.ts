import { FRAME_MIN_LONG_SIDE_PX } from '@identity/protocol'
import type { CapturedFrame } from '../core/build-bundle.ts'
import { base64Of } from './frame-grabber.ts'

/** Large enough for every stroke on a card that fills a third of the photo; a 12-megapixel file becomes 1–2 MB. */
const LONGEST_SIDE_PX = 3000
const JPEG_QUALITY = 0.92

/**
 * A photo from a file as a frame: upright, at most 3000 px, as JPEG, so that HEIC and huge files are fine too. The words
 * say what is wrong with it otherwise.
 */
export async function readPhoto(file: Blob): Promise<CapturedFrame | 'wrong' | 'small'> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return 'wrong'
  }
  const longest = Math.max(bitmap.width, bitmap.height)
  if (longest < FRAME_MIN_LONG_SIDE_PX) return 'small'
  const scale = Math.min(1, LONGEST_SIDE_PX / longest)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY))
  if (blob === null) return 'wrong'
  return { base64: await base64Of(blob), meta: { capturedAtMs: Date.now() }, meanRgb: null }
}
