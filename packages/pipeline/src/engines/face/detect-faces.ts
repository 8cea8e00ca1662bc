import { resizeArea, type RgbImage } from '@identity/vision'
import type { Session } from '../runtime/inference-session.ts'
import { crop } from './align-face.ts'
import type { FoundFace, PixelBox } from './face-engine.ts'

const WIDTH = 320
const HEIGHT = 240
/** (v − 127) / 128, as the detector was trained. */
const MEAN = 127
const SCALE = 128

/** Lower than any gate, so that callers can say how near a face was. */
const MIN_SCORE = 0.5
/** Boxes that share more than this of their union are one face (the detector's own published setting). */
const SAME_FACE_IOU = 0.3
/** More faces than this on one picture are no portrait; bounds the pairwise suppression too. */
const MAX_FACES = 20

/** Runs RFB-320 on a picture or a part of it, letterboxed to 320×240. About 5 ms besides the scaling. */
export async function detectFaces(session: Session, image: RgbImage, area?: PixelBox): Promise<readonly FoundFace[]> {
  const part = within(image, area)
  const source = part === null ? image : crop(image, part)
  const ratio = Math.min(WIDTH / source.width, HEIGHT / source.height)
  const width = Math.max(1, Math.round(source.width * ratio))
  const height = Math.max(1, Math.round(source.height * ratio))
  const { scores, boxes } = await session.run({
    input: { data: letterbox(resizeArea(source, width, height)), shape: [1, 3, HEIGHT, WIDTH] },
  })
  const [left, top] = part === null ? [0, 0] : [part.left, part.top]
  const found: FoundFace[] = []
  for (let i = 0; i < scores.data.length / 2; i++) {
    const score = scores.data[2 * i + 1]
    if (score < MIN_SCORE) continue
    const [x0, y0, x1, y1] = boxes.data.subarray(4 * i, 4 * i + 4)
    const sx = (WIDTH * source.width) / width
    const sy = (HEIGHT * source.height) / height
    found.push({
      score,
      box: { left: left + x0 * sx, top: top + y0 * sy, width: (x1 - x0) * sx, height: (y1 - y0) * sy },
    })
  }
  return suppress(found.filter(({ box }) => box.width >= 1 && box.height >= 1))
}

/** null for the whole picture. Throws a RangeError for an area that misses it. */
function within(image: RgbImage, area: PixelBox | undefined): PixelBox | null {
  if (area === undefined) return null
  const left = Math.max(0, Math.round(area.left))
  const top = Math.max(0, Math.round(area.top))
  const width = Math.min(image.width, Math.round(area.left + area.width)) - left
  const height = Math.min(image.height, Math.round(area.top + area.height)) - top
  if (width < 1 || height < 1) throw new RangeError(`area ${JSON.stringify(area)} lies outside the picture`)
  return { left, top, width, height }
}

function letterbox({ width, height, data }: RgbImage): Float32Array {
  const plane = WIDTH * HEIGHT
  const out = new Float32Array(3 * plane)
  for (let y = 0; y < height; y++) {
    for (let x = 0, from = y * width * 3, to = y * WIDTH; x < width; x++, from += 3, to++) {
      out[to] = (data[from] - MEAN) / SCALE
      out[plane + to] = (data[from + 1] - MEAN) / SCALE
      out[2 * plane + to] = (data[from + 2] - MEAN) / SCALE
    }
  }
  return out
}

function suppress(found: readonly FoundFace[]): readonly FoundFace[] {
  const kept: FoundFace[] = []
  for (const face of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === MAX_FACES) break
    if (kept.every((other) => overlap(other.box, face.box) <= SAME_FACE_IOU)) kept.push(face)
  }
  return kept
}

function overlap(a: PixelBox, b: PixelBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (a.width * a.height + b.width * b.height - shared)
}
