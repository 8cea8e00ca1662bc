import { luma, warpPerspective, type Point, type RgbImage } from '@identity/vision'
import { runSingle, type Session } from '../runtime/inference-session.ts'
import type { FacePoints, PixelBox } from './face-engine.ts'

const SIDE = 64
/** Side of the square crop in longer sides of the detector's box, as the landmarker was trained. */
const CROP = 1.1
/** The landmarker takes grey levels divided by this, not by 255. */
const GREY_SCALE = 256

/** Numbers of the usual 68-point scheme (300-W): the four inner lid points of each eye, nose tip, mouth corners. */
const RIGHT_EYE = [37, 38, 40, 41]
const LEFT_EYE = [43, 44, 46, 47]
const NOSE = [30]
const RIGHT_MOUTH = [48, 60]
const LEFT_MOUTH = [54, 64]

/** The five points the embedder is aligned by, from 68 landmarks. "Right" is the person's: left in the picture. */
export async function findFacePoints(session: Session, image: RgbImage, box: PixelBox): Promise<FacePoints> {
  const side = CROP * Math.max(box.width, box.height)
  const left = box.left + box.width / 2 - side / 2
  const top = box.top + box.height / 2 - side / 2
  const step = side / SIDE
  // Each target pixel is the mean of a grid of samples, so that a large face is averaged and not merely sampled.
  const oversampling = Math.min(8, Math.max(1, Math.round(step)))
  const fine = SIDE * oversampling
  const grey = luma(warpPerspective(image, [side / fine, 0, left, 0, side / fine, top, 0, 0, 1], fine, fine))
  const input = new Float32Array(SIDE * SIDE)
  const weight = 1 / (GREY_SCALE * oversampling * oversampling)
  for (let y = 0; y < fine; y++) {
    for (let x = 0; x < fine; x++) {
      input[Math.floor(y / oversampling) * SIDE + Math.floor(x / oversampling)] += grey.data[y * fine + x] * weight
    }
  }
  const { data } = await runSingle(session, input, [1, 1, SIDE, SIDE])
  const mean = (numbers: readonly number[]): Point => {
    const sum = (offset: 0 | 1) => numbers.reduce((total, n) => total + data[2 * n + offset], 0) / numbers.length
    return [left + sum(0) * side, top + sum(1) * side]
  }
  return [mean(RIGHT_EYE), mean(LEFT_EYE), mean(NOSE), mean(RIGHT_MOUTH), mean(LEFT_MOUTH)]
}
