import { homographyOfQuads, type Quad, type RgbImage } from '@identity/vision'
import type { ReadingEvidence } from '../evidence/evidence.ts'
import type { BurstView, FrameView } from '../evidence/forensics/burst-view.ts'
import { buildBurstView } from '../evidence/forensics/build-burst-view.ts'
import { openBurstPixels, type BurstFrame } from '../evidence/frame/burst-pixels.ts'
import { cardPose } from '../evidence/frame/card-pose.ts'
import { poseCards } from '../evidence/frame/pose-cards.ts'
import { rectifyCard } from '../evidence/frame/rectify-card.ts'
import sharp from 'sharp'

export interface BurstViewOptions {
  /** JPEG or PNG bytes, or pixels, which are then also there as a PNG. */
  readonly frames: readonly (RgbImage | Uint8Array)[]
  /**
   * Corners of the card by frame in full pixels, top-left first and clockwise; null where there is none. `follow` needs
   * only those of the first frame and finds the card again on the others as the pipeline does. Absent: no card anywhere.
   */
  readonly quads?: readonly (Quad | null)[] | { readonly follow: Quad }
  /** Default: no card read. */
  readonly reading?: ReadingEvidence
  readonly flashColors?: readonly string[]
  /** Signed tags by frame. */
  readonly tags?: readonly Partial<Pick<FrameView, 'step' | 'camera' | 'torch' | 'capturedAtMs'>>[]
}

const NO_CARD: ReadingEvidence = { kind: 'no_card', reason: 'not read in this test', engine: 'none' }

/** The view a measure gets, of frames at hand and without a text engine. For tests and trials. */
export async function burstViewOf(options: BurstViewOptions): Promise<BurstView> {
  const encoded = await Promise.all(
    options.frames.map((frame) => (frame instanceof Uint8Array ? Promise.resolve(frame) : png(frame))),
  )
  const pixels = await openBurstPixels(encoded)
  const poses = posesOf(pixels, options.quads ?? [])
  const viewed: Omit<FrameView, 'index'>[] = []
  for (const [i, { decoded, image, small, encoded: bytes, region }] of pixels.entries()) {
    const [width, height] = [decoded.originalWidth, decoded.originalHeight]
    const card = poses[i]
    const tags = options.tags?.[i]
    viewed.push({
      encoded: bytes,
      format: decoded.format,
      width,
      height,
      small,
      card,
      canon: card === null ? null : await rectifyCard({ width, height, image, region }, card),
      region,
      step: tags?.step ?? null,
      camera: tags?.camera ?? null,
      torch: tags?.torch ?? null,
      capturedAtMs: tags?.capturedAtMs ?? null,
    })
  }
  return buildBurstView(viewed, options.reading ?? NO_CARD, options.flashColors ?? null)
}

function posesOf(pixels: readonly BurstFrame[], quads: NonNullable<BurstViewOptions['quads']>) {
  const sizes = pixels.map(({ decoded, small }) => ({
    width: decoded.originalWidth,
    height: decoded.originalHeight,
    small,
  }))
  if ('follow' in quads) return poseCards(sizes, { frame: 0, homography: fromCorners(quads.follow) })
  return sizes.map((size, i) => {
    const quad = quads[i] ?? null
    return quad === null ? null : cardPose(fromCorners(quad), size)
  })
}

function fromCorners(quad: Quad) {
  const unit: Quad = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]
  const homography = homographyOfQuads(unit, quad)
  if (homography === null) throw new RangeError('three corners of the card lie on a line')
  return homography
}

function png({ width, height, data }: RgbImage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}
