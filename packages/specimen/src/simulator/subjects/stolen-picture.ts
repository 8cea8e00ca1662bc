import sharp from 'sharp'
import { rasteriseCard, type Raster } from '../../card/render-card.ts'
import type { Person } from '../../person/person.ts'
import type { Quad } from '../../photo/quad.ts'
import { openCapture, shoot, type Capture } from '../capture.ts'
import { genuineCard } from '../genuine-burst.ts'

/** A picture of a card as an attacker holds it, and where the card lies in it, px. */
export interface StolenPicture {
  picture: Raster
  quad: Quad
  truth: { source: 'photo' | 'scan' | 'file'; quality: number; longSidePx: number }
}

/**
 * Taken with another phone in another place, scanned, or the clean file; passed through a messenger (JPEG 60 to 95, often
 * made smaller). The first of two passes of the same camera. `source` fixes the kind; drawn when absent.
 */
export async function stealPicture(
  capture: Capture,
  who: Person,
  source?: 'photo' | 'scan' | 'file',
): Promise<StolenPicture> {
  const random = capture.random.fork('stolen')
  const drawn = random.pick(['photo', 'photo', 'photo', 'scan', 'file'] as const)
  const kind = source ?? drawn
  const quality = random.int(60, 95)
  const longest = capture.size.widthPx
  const shrink = random.chance(0.4) ? random.range(0.75, 1) : 1
  if (kind === 'photo') {
    const size = { widthPx: longest, heightPx: 2 * Math.round((longest * 3) / 8) }
    const theirs = openCapture({ ...size, seed: random.bits(), split: capture.split, frames: 1 })
    const { subject } = await genuineCard(theirs, who)
    const { frames, quads } = await shoot(theirs, subject)
    const width = Math.round(longest * shrink)
    const jpeg = await sharp(frames[0]).resize({ width }).jpeg({ quality }).toBuffer()
    const picture = await decode(jpeg)
    const scale = picture.width / longest
    const quad = quads[0].map(([x, y]) => [x * scale, y * scale] as const) as unknown as Quad
    return { picture, quad, truth: { source: kind, quality, longSidePx: picture.width } }
  }
  const flat = await rasteriseCard(who, Math.min(2000, Math.round(longest * 0.75 * shrink)))
  const margin = kind === 'scan' ? Math.round(flat.width * random.range(0.03, 0.12)) : 0
  let image = sharp(flat.data, { raw: { width: flat.width, height: flat.height, channels: 3 } })
  if (kind === 'scan')
    image = image
      .blur(random.range(0.4, 0.9))
      .gamma(random.range(1, 1.3))
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#f4f4f2' })
  const picture = await decode(await image.jpeg({ quality }).toBuffer())
  const [right, bottom] = [margin + flat.width, margin + flat.height]
  return {
    picture,
    quad: [
      [margin, margin],
      [right, margin],
      [right, bottom],
      [margin, bottom],
    ],
    truth: { source: kind, quality, longSidePx: picture.width },
  }
}

export async function decode(file: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
