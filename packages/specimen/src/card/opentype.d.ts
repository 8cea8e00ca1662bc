/** The small part of opentype.js 2.0.0 that is used here; the package ships no types. */
declare module 'opentype.js' {
  export type Command =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x1: number; y1: number; x: number; y: number }
    | { type: 'C'; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
    | { type: 'Z' }
  interface Glyph {
    advanceWidth: number
    getPath(x: number, y: number, fontSize: number): { commands: Command[] }
  }
  interface Font {
    charToGlyph(character: string): Glyph
    unitsPerEm: number
    getPath(text: string, x: number, y: number, fontSize: number): { commands: Command[] }
    getAdvanceWidth(text: string, fontSize: number): number
  }
  const opentype: { parse(file: ArrayBuffer): Font }
  export default opentype
}
