import {
  AppError,
  FACE_PHOTO_MIN_LONG_SIDE_PX,
  FRAME_BASE64_MAX_CHARS,
  FRAME_MAX_PIXELS,
  type ErrorCode,
} from '@identity/protocol'
import { readImageHeader } from '../../intake/image-header.ts'
import { decodeStrictBase64 } from '../../intake/strict-base64.ts'

/** Bytes of a photo in a request, bounded as the frames of a capture are. Throws the code of a frame, naming `/image`. */
export function readPhoto(image: string): Buffer {
  const refuse = (code: ErrorCode, message: string): AppError =>
    new AppError(code, { errors: [{ pointer: '/image', message }] })
  if (image.length > FRAME_BASE64_MAX_CHARS)
    throw refuse('frame_too_large', `at most ${FRAME_BASE64_MAX_CHARS} characters of base64`)
  const bytes = decodeStrictBase64(image)
  if (bytes === null) throw refuse('frame_invalid', 'not standard base64')
  const header = readImageHeader(bytes)
  if (typeof header === 'string') throw refuse('frame_invalid', header)
  const { width, height } = header
  if (width * height > FRAME_MAX_PIXELS) throw refuse('frame_dimensions', `more than ${FRAME_MAX_PIXELS} pixels`)
  if (Math.max(width, height) < FACE_PHOTO_MIN_LONG_SIDE_PX || Math.min(width, height) < 1)
    throw refuse('frame_dimensions', `fewer than ${FACE_PHOTO_MIN_LONG_SIDE_PX} pixels on the long side`)
  return bytes
}
