import sharp from 'sharp'
import type { FieldName } from '@identity/ktp'
import { CARD, layoutCard, runBox } from '../../card/card-layout.ts'
import { textPath, textWidth } from '../../card/text-path.ts'
import type { Person } from '../../person/person.ts'
import type { CardBox } from '../simulated-burst.ts'
import type { EditorFace } from './editor-fonts.ts'

/** A value to be erased and another one to be set in its place. */
export interface TextEdit {
  field: FieldName
  original: string
  shown: string
  /** Erased: the old value's lines, and room for the new one. */
  box: CardBox
  /** Ink of the new text over `box`, 0 to 1. */
  mask: { data: Uint8Array; width: number; height: number }
}

/** Pixels of a mask per card unit (0.1 mm): finer than any frame. */
const MASK_SCALE = 2.4

/** `face` null sets the card's own type. Sloppy hands are given by `sizeBy`, and `shiftX` and `shiftY` in 0.1 mm. */
export async function textEdit(
  who: Person,
  field: FieldName,
  shown: string,
  face: EditorFace | null,
  { sizeBy = 1, shiftX = 0, shiftY = 0 }: { sizeBy?: number; shiftX?: number; shiftY?: number } = {},
): Promise<TextEdit> {
  const runs = layoutCard(who).runs.filter((run) => run.field === field)
  const [first] = runs
  const boxes = runs.map(runBox)
  const { style } = first
  const cap = boxes[0].height * sizeBy
  const size = face === null ? style.size * sizeBy : cap / face.capHeight
  const width = face === null ? textWidth(shown, { ...style, size }) : face.width(shown, size)
  // Margins clear the strokes of the old value and stay off the neighbouring rows, which are half a row away.
  const [padX, padY] = [6, 5]
  const x0 = Math.min(...boxes.map(({ x }) => x)) - padX
  const x1 = Math.max(...boxes.map((box) => box.x + box.width), first.x + shiftX + width) + padX
  const y0 = Math.min(...boxes.map(({ y }) => y)) - padY
  const y1 = Math.max(...boxes.map((box) => box.y + box.height)) + padY
  const [x, y] = [first.x + shiftX, first.y + shiftY]
  const d = face === null ? textPath(shown, x, y, { ...style, size }) : face.path(shown, x, y, size)
  const [maskWidth, maskHeight] = [Math.round((x1 - x0) * MASK_SCALE), Math.round((y1 - y0) * MASK_SCALE)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${maskWidth}" height="${maskHeight}" viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" preserveAspectRatio="none"><rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"/><path d="${d}" fill="#fff"/></svg>`
  const data = await sharp(Buffer.from(svg)).flatten().greyscale().raw().toBuffer()
  return {
    field,
    original: who.fields[field],
    shown,
    box: [x0 / CARD.width, y0 / CARD.height, (x1 - x0) / CARD.width, (y1 - y0) / CARD.height],
    mask: { data, width: maskWidth, height: maskHeight },
  }
}

/** Ink at a place of the box (0 to 1 along both sides), bilinear, 0 to 1. */
export function inkAt({ data, width, height }: TextEdit['mask'], s: number, t: number): number {
  const x = Math.min(width - 1.001, Math.max(0, s * width - 0.5))
  const y = Math.min(height - 1.001, Math.max(0, t * height - 0.5))
  const ix = x | 0
  const iy = y | 0
  const fx = x - ix
  const at = iy * width + ix
  const top = data[at] + (data[at + 1] - data[at]) * fx
  const low = data[at + width] + (data[at + width + 1] - data[at + width]) * fx
  return (top + (low - top) * (y - iy)) / 255
}
