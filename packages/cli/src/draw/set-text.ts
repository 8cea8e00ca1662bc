import { textPath, textWidth } from '@identity/specimen'
import { escapeXml } from './escape-xml.ts'

export interface TextLook {
  /** Em size in px. */
  readonly size: number
  readonly weight: 400 | 700
  readonly fill: string
}

/** Puts a line of text on a drawing, its base line starting at (x, y). */
export type SetText = (text: string, x: number, y: number, look: TextLook) => string

/** Real text: can be searched, selected and read aloud. Every face named has the widths that lines were broken by. */
export const asText: SetText = (text, x, y, { size, weight, fill }) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}" ` +
  `font-family="Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif" xml:space="preserve">${escapeXml(text)}</text>`

/** Outlines: look the same on a machine without any font. */
export const asOutlines: SetText = (text, x, y, { size, weight, fill }) =>
  `<path fill="${fill}" d="${textPath(text, x, y, { size, weight })}"/>`

/** Breaks at spaces where it can, else in mid-word, and ends in an ellipsis what is longer than `maxLines`. */
export function breakLines(text: string, maxWidth: number, look: TextLook, maxLines = 2): string[] {
  const fits = (line: string): boolean => textWidth(line, look) <= maxWidth
  const lines: string[] = []
  // No line holds more than this many characters, and none is measured that long: recognised text may be endless.
  let rest = text.slice(0, maxLines * Math.ceil((3 * maxWidth) / look.size))
  while (rest !== '' && lines.length < maxLines) {
    let end = rest.length
    while (end > 1 && !fits(rest.slice(0, end))) end--
    const space = end < rest.length ? rest.lastIndexOf(' ', end) : -1
    if (space > 0) end = space
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  if (rest === '') return lines
  return lines.with(-1, `${(lines.at(-1) ?? '').slice(0, -1)}…`)
}
