import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'
import { OCR_A_ADVANCE, OCR_A_DIGITS, OCR_A_UNITS_PER_EM } from './ocr-a-digits.ts'

/** Arimo (OFL) has Arial's metrics. Text becomes outlines, so no machine's own fonts can change a card. */
export type Weight = 400 | 500 | 700
const require = createRequire(import.meta.url)
const fonts = {
  400: load(require.resolve('@fontsource/arimo/files/arimo-latin-400-normal.woff')),
  500: load(require.resolve('@fontsource/arimo/files/arimo-latin-500-normal.woff')),
  700: load(require.resolve('@fontsource/arimo/files/arimo-latin-700-normal.woff')),
}

export interface TextStyle {
  /** Em size in card units (0.1 mm). */
  size: number
  weight: Weight
}

/** Cap height of Arimo and of the OCR-A digits as a share of the em. */
export const CAP_HEIGHT = 1409 / 2048
export const OCR_A_HEIGHT = 0.74

export function textWidth(text: string, { size, weight }: TextStyle): number {
  return fonts[weight].getAdvanceWidth(text, size)
}

/** SVG path data of `text` with its base line starting at (x, y). */
export function textPath(text: string, x: number, y: number, { size, weight }: TextStyle): string {
  // Not opentype's own toPathData: 2.0.0 writes NaN for coordinates a hair off a whole number.
  const { commands } = fonts[weight].getPath(text, x, y, size)
  const point = (px: number, py: number): string => `${px.toFixed(2)} ${py.toFixed(2)}`
  return commands
    .map((c) => {
      if (c.type === 'Z') return 'Z'
      if (c.type === 'Q') return `Q${point(c.x1, c.y1)} ${point(c.x, c.y)}`
      if (c.type === 'C') return `C${point(c.x1, c.y1)} ${point(c.x2, c.y2)} ${point(c.x, c.y)}`
      return c.type + point(c.x, c.y)
    })
    .join('')
}

export function digitsWidth(text: string, size: number): number {
  return (text.length * OCR_A_ADVANCE * size) / OCR_A_UNITS_PER_EM
}

/** SVG elements of a row of OCR-A digits; any other character leaves a gap of one advance. */
export function digitsSvg(text: string, x: number, y: number, size: number): string {
  const scale = size / OCR_A_UNITS_PER_EM
  return text
    .split('')
    .map((character, i) => {
      const outline = /\d/.test(character) ? OCR_A_DIGITS[Number(character)] : undefined
      const left = x + i * OCR_A_ADVANCE * scale
      return outline === undefined
        ? ''
        : `<path transform="translate(${left.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(5)})" d="${outline}"/>`
    })
    .join('')
}

/** Breaks `text` at spaces into lines no wider than `maxWidth`; a single longer word is cut by characters. */
export function wrapText(text: string, maxWidth: number, style: TextStyle): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, style) <= maxWidth) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (textWidth(line, style) > maxWidth && line.length > 1) {
      let fit = line.length - 1
      while (fit > 1 && textWidth(line.slice(0, fit), style) > maxWidth) fit--
      lines.push(line.slice(0, fit))
      line = line.slice(fit)
    }
  }
  lines.push(line)
  return lines
}

function load(path: string): ReturnType<typeof opentype.parse> {
  return opentype.parse(new Uint8Array(readFileSync(path)).buffer)
}
