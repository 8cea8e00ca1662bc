import type { RgbImage } from '@identity/vision'
import { runSingle, type Session } from '../runtime/inference-session.ts'
import { ALIGNED_SIDE } from './align-face.ts'
import { TEMPLATE_LENGTH } from './face-engine.ts'

const MEAN = 127
const SCALE = 128

/**
 * 512 numbers of length 1 from an aligned face. The planes go in blue, green, red: with red first the model still
 * answers, and quietly loses accuracy. Throws a TypeError when the model gives anything but 512 finite numbers.
 */
export async function embedFace(session: Session, { data }: RgbImage): Promise<Float32Array> {
  const plane = ALIGNED_SIDE * ALIGNED_SIDE
  const input = new Float32Array(3 * plane)
  for (let i = 0; i < plane; i++) {
    for (let channel = 0; channel < 3; channel++) {
      input[channel * plane + i] = (data[3 * i + 2 - channel] - MEAN) / SCALE
    }
  }
  const result = await runSingle(session, input, [1, 3, ALIGNED_SIDE, ALIGNED_SIDE])
  const length = Math.hypot(...result.data)
  if (result.data.length !== TEMPLATE_LENGTH || !(length > 0) || !Number.isFinite(length)) {
    throw new TypeError('the face model gave no usable vector')
  }
  return result.data.map((value) => value / length)
}
