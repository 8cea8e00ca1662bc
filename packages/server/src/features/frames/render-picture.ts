import { warpPerspective } from '@identity/pipeline/rectify'
import sharp from 'sharp'
import { watermarkSvg } from './watermark.ts'

export interface PictureTask {
  /** A JPEG or PNG that was accepted as a frame. */
  readonly bytes: Uint8Array
  /** Long side of the result in pixels; a smaller frame keeps its size. */
  readonly longSidePx: number
  /** Draw the card upright: where it lies on the upright frame, row-major card fractions to frame pixels. null: the whole frame. */
  readonly card: {
    readonly homography: readonly number[]
    readonly quad: readonly (readonly [number, number])[]
  } | null
  /** Written across the picture. */
  readonly mark: readonly string[]
}

/** A frame has passed the intake's limit of 40 megapixels. */
const MAX_PIXELS = 40_000_000
const TIMEOUT_SECONDS = 10
const QUALITY = 84
/** ISO/IEC 7810 ID-1, 85.60 × 53.98 mm. */
const CARD_RATIO = 85.6 / 53.98
const MARGIN_PX = 2

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'none', sequentialRead: true }).timeout({
    seconds: TIMEOUT_SECONDS,
  })

/** A new JPEG, upright, without metadata, watermarked. Rejects with what the decoder said when the picture cannot be decoded. */
export async function renderPicture(task: PictureTask): Promise<Buffer> {
  const plain = task.card === null ? await wholeFrame(task) : await uprightCard(task, task.card)
  const { data, width, height } = plain
  return sharp(data, { raw: { width, height, channels: 3 } })
    .composite([{ input: watermarkSvg(width, height, task.mark) }])
    .jpeg({ quality: QUALITY })
    .toBuffer()
}

interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

async function wholeFrame({ bytes, longSidePx }: PictureTask): Promise<Pixels> {
  const { data, info } = await open(bytes)
    .autoOrient()
    .resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function uprightCard(
  { bytes, longSidePx }: PictureTask,
  { homography, quad }: NonNullable<PictureTask['card']>,
): Promise<Pixels> {
  const { autoOrient } = await open(bytes).metadata()
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const left = within(Math.floor(Math.min(...xs)) - MARGIN_PX, autoOrient.width - 1)
  const top = within(Math.floor(Math.min(...ys)) - MARGIN_PX, autoOrient.height - 1)
  const right = within(Math.ceil(Math.max(...xs)) + MARGIN_PX, autoOrient.width)
  const bottom = within(Math.ceil(Math.max(...ys)) + MARGIN_PX, autoOrient.height)
  // Only the card is kept in memory as pixels.
  const { data, info } = await open(bytes)
    .autoOrient()
    .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const width = longSidePx
  const height = Math.round(longSidePx / CARD_RATIO)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = homography
  const drawn = warpPerspective(
    { width: info.width, height: info.height, data },
    [
      (a - left * g) / width,
      (b - left * h) / height,
      c - left * i,
      (d - top * g) / width,
      (e - top * h) / height,
      f - top * i,
      g / width,
      h / height,
      i,
    ],
    width,
    height,
  )
  return drawn
}
