// Writes src/card/ocr-a-digits.ts from OCRA.ttf (John Sauter, public domain; packaged by Debian as fonts-ocr-a).
// Usage: node scripts/extract-ocr-a.mjs path/to/OCRA.ttf
// The output is committed, so neither building nor testing needs the font file.
import { readFileSync, writeFileSync } from 'node:fs'
import opentype from 'opentype.js'

const file = readFileSync(process.argv[2])
const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length))
const digits = [...'0123456789'].map((digit) => {
  const { commands } = font.charToGlyph(digit).getPath(0, 0, font.unitsPerEm)
  const r = Math.round
  const d = commands
    .map((c) =>
      c.type === 'Q'
        ? `Q${r(c.x1)} ${r(c.y1)} ${r(c.x)} ${r(c.y)}`
        : c.type === 'Z'
          ? 'Z'
          : `${c.type}${r(c.x)} ${r(c.y)}`,
    )
    .join('')
  return `  // ${digit}\n  '${d}',`
})
writeFileSync(
  new URL('../src/card/ocr-a-digits.ts', import.meta.url),
  `/**
 * Outlines of the ten digits of OCR-A, from the font "OCRA" by John Sauter (public domain, sourceforge.net/projects/ocr-a-font),
 * written by scripts/extract-ocr-a.mjs. Units: ${font.unitsPerEm} to the em, y down, base line at 0.
 */
export const OCR_A_DIGITS: readonly string[] = [
${digits.join('\n')}
]

/** Every OCR-A glyph is equally wide; digits are 740 units tall. */
export const OCR_A_ADVANCE = ${font.charToGlyph('0').advanceWidth}
export const OCR_A_UNITS_PER_EM = ${font.unitsPerEm}
`,
)
