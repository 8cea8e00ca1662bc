import sharp from 'sharp'
import type { Person } from '../person/person.ts'
import { CARD } from './card-layout.ts'
import { cardSvg } from './card-svg.ts'

export interface RenderCardOptions {
  /** 64 to 4000; the height follows from ID-1. Default 1012, 300 dots an inch. */
  widthPx?: number
}

/** Interleaved 8-bit sRGB. */
export interface Raster {
  data: Uint8Array
  width: number
  height: number
}

/** The flat card as PNG, marked SPECIMEN. */
export async function renderCard(person: Person, options: RenderCardOptions = {}): Promise<Buffer> {
  const { data, width, height } = await rasteriseCard(person, options.widthPx)
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/** The flat card as pixels, marked SPECIMEN. Throws RangeError for a width outside 64 to 4000. */
export async function rasteriseCard(person: Person, widthPx = 1012): Promise<Raster> {
  if (!Number.isInteger(widthPx) || widthPx < 64 || widthPx > 4000) {
    throw new RangeError(`widthPx must be a whole number from 64 to 4000, got ${widthPx}`)
  }
  const heightPx = Math.round((widthPx * CARD.height) / CARD.width)
  const svg = cardSvg(person).replace('<svg ', `<svg width="${widthPx}" height="${heightPx}" `)
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
