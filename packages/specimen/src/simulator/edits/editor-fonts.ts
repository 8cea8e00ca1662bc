import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype, { type Command } from 'opentype.js'
import type { Split } from '../factors/split.ts'

const require = createRequire(import.meta.url)

/** Typefaces an editor has at hand: one much like the card's, one unlike it. All under the SIL Open Font License. */
const FACES = {
  develop: {
    near: { id: 'roboto', file: require.resolve('@fontsource/roboto/files/roboto-latin-400-normal.woff') },
    wrong: { id: 'tinos', file: require.resolve('@fontsource/tinos/files/tinos-latin-400-normal.woff') },
  },
  heldout: {
    near: { id: 'open-sans', file: require.resolve('@fontsource/open-sans/files/open-sans-latin-400-normal.woff') },
    wrong: { id: 'lato', file: require.resolve('@fontsource/lato/files/lato-latin-400-normal.woff') },
  },
} as const

export interface EditorFace {
  id: string
  width: (text: string, size: number) => number
  /** SVG path data of a line of text. */
  path: (text: string, x: number, y: number, size: number) => string
  /** Height of capitals as a share of the em. */
  capHeight: number
}

export function editorFace(split: Split, likeness: 'near' | 'wrong'): EditorFace {
  const { id, file } = FACES[split][likeness]
  const font = opentype.parse(new Uint8Array(readFileSync(file)).buffer)
  // Character by character: these faces carry ligature tables that opentype.js cannot read, and capitals need none.
  const outline = (text: string, x: number, y: number, size: number): string => {
    let [left, d] = [x, '']
    for (const character of text) {
      const glyph = font.charToGlyph(character)
      d += glyph.getPath(left, y, size).commands.map(segment).join('')
      left += (glyph.advanceWidth * size) / font.unitsPerEm
    }
    return d
  }
  const tops = font
    .charToGlyph('H')
    .getPath(0, 0, 1000)
    .commands.flatMap((c) => (c.type === 'Z' ? [] : [-c.y]))
  return {
    id,
    width: (text, size) =>
      text
        .split('')
        .reduce((sum, character) => sum + (font.charToGlyph(character).advanceWidth * size) / font.unitsPerEm, 0),
    path: outline,
    capHeight: Math.max(...tops) / 1000,
  }
}

function segment(c: Command): string {
  const at = (px: number, py: number): string => `${px.toFixed(2)} ${py.toFixed(2)}`
  if (c.type === 'Z') return 'Z'
  if (c.type === 'Q') return `Q${at(c.x1, c.y1)} ${at(c.x, c.y)}`
  if (c.type === 'C') return `C${at(c.x1, c.y1)} ${at(c.x2, c.y2)} ${at(c.x, c.y)}`
  return c.type + at(c.x, c.y)
}
