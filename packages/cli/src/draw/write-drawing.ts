import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { ReadingEvidence } from '@identity/pipeline'
import sharp from 'sharp'
import { UserError } from '../user-error.ts'
import { drawReading } from './draw-reading.ts'
import { asOutlines, asText } from './set-text.ts'

/** Long side of the photo on the drawing, px: print of a card that fills the photo is legible, the file stays small. */
const PHOTO_SIDE = 1600
const PHOTO_QUALITY = 80

export type DrawingFormat = 'svg' | 'png'

/** The format a file name asks for. @throws UserError for any extension but .svg and .png */
export function drawingFormat(path: string): DrawingFormat {
  const extension = extname(path).toLowerCase()
  if (extension === '.svg') return 'svg'
  if (extension === '.png') return 'png'
  throw new UserError(`${path}: a drawing is an .svg or a .png file`)
}

/** Draws a reading on the frame it was read from (JPEG or PNG bytes that were decoded before). */
export async function renderDrawing(
  frame: Uint8Array,
  reading: ReadingEvidence,
  format: DrawingFormat,
): Promise<Buffer> {
  const { autoOrient } = await sharp(frame).metadata()
  const longSide = Math.max(autoOrient.width, autoOrient.height)
  // Small photos are shown larger: boxes and tags need the room. Their pixels are not multiplied in the file.
  const scale = PHOTO_SIDE / longSide
  const shown = {
    width: Math.max(1, Math.round(autoOrient.width * scale)),
    height: Math.max(1, Math.round(autoOrient.height * scale)),
    scale,
  }
  const upright = sharp(frame).autoOrient().flatten({ background: '#fff' })
  if (format === 'svg') {
    const jpeg = await upright
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: PHOTO_QUALITY })
      .toBuffer()
    const href = `data:image/jpeg;base64,${jpeg.toString('base64')}`
    return Buffer.from(drawReading({ ...shown, href }, reading, asText).svg)
  }
  // The photo is laid under the drawing by sharp: the SVG library is given no foreign bytes.
  const drawing = drawReading({ ...shown, href: null }, reading, asOutlines)
  const photo = await upright.resize(shown.width, shown.height, { fit: 'fill' }).toColourspace('srgb').png().toBuffer()
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
  return sharp({ create: { width: drawing.width, height: drawing.height, channels: 3, background: '#fff' } })
    .composite([
      { input: photo, left: 0, top: 0 },
      { input: Buffer.from(drawing.svg), left: 0, top: 0 },
    ])
    .png({ compressionLevel: 9, palette: false })
    .toBuffer()
}

/** Writes the drawing in the format its name asks for. @throws UserError when the file cannot be written */
export async function writeDrawing(path: string, frame: Uint8Array, reading: ReadingEvidence): Promise<void> {
  const drawing = await renderDrawing(frame, reading, drawingFormat(path))
  try {
    // Readable by its owner alone: it shows a card.
    await writeFile(path, drawing, { mode: 0o600 })
  } catch {
    throw new UserError(`${path} cannot be written`)
  }
}
