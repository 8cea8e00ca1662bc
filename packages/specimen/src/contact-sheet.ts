import sharp from 'sharp'

export interface ContactSheetOptions {
  columns?: number
  /** Width of one picture on the sheet, px. */
  cellPx?: number
}

const GAP_PX = 6

/** Many pictures (JPEG or PNG) side by side on one JPEG, in reading order. */
export async function contactSheet(
  pictures: readonly Uint8Array[],
  options: ContactSheetOptions = {},
): Promise<Buffer> {
  if (pictures.length === 0) throw new RangeError('contactSheet: there are no pictures')
  const { cellPx = 400 } = options
  const columns = Math.min(options.columns ?? 4, pictures.length)
  const cells = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ width: cellPx }).png().toBuffer({ resolveWithObject: true })),
  )
  const cellHeight = Math.max(...cells.map(({ info }) => info.height))
  const rows = Math.ceil(cells.length / columns)
  return sharp({
    create: {
      width: columns * (cellPx + GAP_PX) - GAP_PX,
      height: rows * (cellHeight + GAP_PX) - GAP_PX,
      channels: 3,
      background: '#777',
    },
  })
    .composite(
      cells.map(({ data }, i) => ({
        input: data,
        left: (i % columns) * (cellPx + GAP_PX),
        top: Math.floor(i / columns) * (cellHeight + GAP_PX),
      })),
    )
    .jpeg({ quality: 85 })
    .toBuffer()
}
