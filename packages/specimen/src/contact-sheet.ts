import sharp from 'sharp'
import { textPath } from './card/text-path.ts'

export interface ContactSheetOptions {
  columns?: number
  /** Width of one picture on the sheet, px. */
  cellPx?: number
  /** A line under each picture, as many as pictures. */
  captions?: readonly string[]
}

const GAP_PX = 6
const CAPTION_PX = 20

/** Many pictures (JPEG or PNG) side by side on one JPEG, in reading order. */
export async function contactSheet(
  pictures: readonly Uint8Array[],
  options: ContactSheetOptions = {},
): Promise<Buffer> {
  if (pictures.length === 0) throw new RangeError('contactSheet: there are no pictures')
  const { cellPx = 400, captions } = options
  const columns = Math.min(options.columns ?? 4, pictures.length)
  const cells = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ width: cellPx }).png().toBuffer({ resolveWithObject: true })),
  )
  const pictureHeight = Math.max(...cells.map(({ info }) => info.height))
  const cellHeight = pictureHeight + (captions === undefined ? 0 : CAPTION_PX)
  const place = (i: number): { left: number; top: number } => ({
    left: (i % columns) * (cellPx + GAP_PX),
    top: Math.floor(i / columns) * (cellHeight + GAP_PX),
  })
  const rows = Math.ceil(cells.length / columns)
  return sharp({
    create: {
      width: columns * (cellPx + GAP_PX) - GAP_PX,
      height: rows * (cellHeight + GAP_PX) - GAP_PX,
      channels: 3,
      background: '#777',
    },
  })
    .composite([
      ...cells.map(({ data }, i) => ({ input: data, ...place(i) })),
      ...(captions ?? []).map((caption, i) => {
        const { left, top } = place(i)
        return { input: captionSvg(caption, cellPx), left, top: top + pictureHeight }
      }),
    ])
    .jpeg({ quality: 85 })
    .toBuffer()
}

function captionSvg(caption: string, widthPx: number): Buffer {
  const path = textPath(caption, 4, 14, { size: 13, weight: 400 })
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${CAPTION_PX}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`,
  )
}
