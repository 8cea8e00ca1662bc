import { CARD } from './card-layout.ts'
import { textPath, textWidth } from './text-path.ts'

/** Box of the solid label in card units: right of the header, where no field is printed. */
export const SPECIMEN_LABEL = { x: 676, y: 17, width: 152, height: 55 } as const
const RED = '#c4161c'

/** The word across the whole card in light ink, beneath the text so that no character is covered. */
export function specimenWatermarkSvg(): string {
  const style = { size: 122, weight: 700 } as const
  const x = -textWidth('SPECIMEN', style) / 2
  return (
    `<g transform="translate(${CARD.width * 0.4} ${CARD.height * 0.6}) rotate(-24)" opacity="0.15">` +
    `<path d="${textPath('SPECIMEN', x, 44, style)}" fill="${RED}"/></g>`
  )
}

/** The solid label. It is the last thing drawn, so nothing can cover it. */
export function specimenLabelSvg(): string {
  const { x, y, width, height } = SPECIMEN_LABEL
  const centre = (text: string, baseline: number, size: number): string => {
    const style = { size, weight: 700 } as const
    return textPath(text, x + (width - textWidth(text, style)) / 2, y + baseline, style)
  }
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${RED}"/>` +
    `<path d="${centre('SPECIMEN', 30, 26)}${centre('BUKAN KARTU ASLI', 47, 12.5)}" fill="#fff"/>`
  )
}
