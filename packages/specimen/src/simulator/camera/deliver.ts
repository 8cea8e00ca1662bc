import sharp, { type Sharp } from 'sharp'
import type { Quad } from '../../photo/quad.ts'
import type { Random } from '../../random.ts'
import { ENCODERS, type Encoder } from '../factors/encoders.ts'
import type { Split } from '../factors/split.ts'

/** What happens between the phone's picture and the file that is sent. One for a whole burst. */
export interface Delivery {
  encoder: Encoder
  quality: number
  /** The sensor's picture is this much larger than what is sent, and shrunk by `kernel`. */
  oversize: number
  kernel: 'linear' | 'cubic' | 'lanczos3'
  /** A first JPEG before a crop: its quality and the crop's offset, px; null when the picture is coded once. */
  before: { quality: number; x: number; y: number } | null
  /** Lossless: no JPEG at all. */
  png: boolean
}

export function drawDelivery(random: Random, split: Split): Delivery {
  const encoder = pickWeighted(random, ENCODERS[split])
  const resized = random.chance(0.35)
  const twice = random.chance(0.3)
  return {
    encoder,
    quality: random.int(encoder.quality[0], encoder.quality[1]),
    oversize: resized ? random.range(1.06, 1.25) : 1,
    kernel: random.pick(['linear', 'cubic', 'lanczos3'] as const),
    before: twice ? { quality: random.int(80, 97), x: random.int(0, 15), y: random.int(0, 15) } : null,
    png: random.chance(0.02),
  }
}

/** Size of the sensor's picture for a file of `widthPx` by `heightPx`; even, for the mosaic. */
export function sensorSize(
  delivery: Delivery,
  widthPx: number,
  heightPx: number,
): { widthPx: number; heightPx: number } {
  const margin = delivery.before === null ? 0 : 16
  const grown = (size: number): number => 2 * Math.ceil(((size + margin) * delivery.oversize) / 2)
  return { widthPx: grown(widthPx), heightPx: grown(heightPx) }
}

/** The file, and where a quadrilateral of the sensor's picture lies in it. */
export async function deliver(
  pixels: Uint8ClampedArray,
  from: { widthPx: number; heightPx: number },
  to: { widthPx: number; heightPx: number },
  delivery: Delivery,
): Promise<{ file: Buffer; toFile: (quad: Quad) => Quad }> {
  const { before, oversize, kernel } = delivery
  let image = sharp(pixels, { raw: { width: from.widthPx, height: from.heightPx, channels: 3 } })
  const margin = before === null ? 0 : 16
  const [width, height] = [to.widthPx + margin, to.heightPx + margin]
  const [scaleX, scaleY] = oversize === 1 ? [1, 1] : [width / from.widthPx, height / from.heightPx]
  if (oversize !== 1) image = image.resize(width, height, { fit: 'fill', kernel })
  if (before !== null) {
    const first = await image.jpeg({ quality: before.quality }).toBuffer()
    image = sharp(first).extract({ left: before.x, top: before.y, width: to.widthPx, height: to.heightPx })
  } else if (oversize === 1 && (from.widthPx !== to.widthPx || from.heightPx !== to.heightPx)) {
    image = image.extract({ left: 0, top: 0, width: to.widthPx, height: to.heightPx })
  }
  const file = await (delivery.png ? image.png({ compressionLevel: 3 }) : encode(image, delivery)).toBuffer()
  const [dx, dy] = before === null ? [0, 0] : [before.x, before.y]
  return {
    file,
    toFile: (quad) => quad.map(([x, y]) => [x * scaleX - dx, y * scaleY - dy] as const) as unknown as Quad,
  }
}

export function encode(image: Sharp, { encoder, quality }: Pick<Delivery, 'encoder' | 'quality'>): Sharp {
  const { chroma, mozjpeg, progressive, table } = encoder
  return mozjpeg
    ? image.jpeg({ quality, chromaSubsampling: chroma, mozjpeg: true })
    : image.jpeg({
        quality,
        chromaSubsampling: chroma,
        quantisationTable: table,
        progressive,
        optimiseCoding: progressive,
      })
}

function pickWeighted(random: Random, encoders: readonly Encoder[]): Encoder {
  const total = encoders.reduce((sum, { weight }) => sum + weight, 0)
  let at = random.range(0, total)
  for (const encoder of encoders) {
    at -= encoder.weight
    if (at < 0) return encoder
  }
  return random.pick(encoders)
}
