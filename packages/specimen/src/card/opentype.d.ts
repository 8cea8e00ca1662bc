/** The small part of opentype.js 2.0.0 that is used here; the package ships no types. */
declare module 'opentype.js' {
  interface Path {
    toPathData(decimalPlaces: number): string
  }
  interface Font {
    unitsPerEm: number
    getPath(text: string, x: number, y: number, fontSize: number): Path
    getAdvanceWidth(text: string, fontSize: number): number
  }
  const opentype: { parse(file: ArrayBuffer): Font }
  export default opentype
}
