/** What the headers of a JPEG say about how it was compressed. */
export interface JpegFacts {
  readonly width: number
  readonly height: number
  /** Quantisation steps of the luma, row by row (not zigzag), 1–65535. */
  readonly lumaSteps: readonly number[]
  /** EXIF orientation, 1–8; 1 when absent. */
  readonly orientation: number
}

/** Place of the k-th coefficient of the file in a block read row by row (ITU-T T.81, figure 5). */
// prettier-ignore
export const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55,
  62, 63,
]

/** Headers looked at before the picture data; a file with more is not read. */
const MAX_SEGMENTS = 200

/** Reads the headers of a JPEG up to its first scan; null when they are damaged or incomplete. Decodes no pixels. */
export function jpegFacts(bytes: Uint8Array): JpegFacts | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const tables = new Map<number, number[]>()
  let orientation = 1
  let frame: { width: number; height: number; table: number } | null = null
  let at = 2
  for (let segment = 0; segment < MAX_SEGMENTS && at + 4 <= bytes.length; segment++) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at++
      continue
    }
    const length = bytes[at + 2] * 256 + bytes[at + 3]
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (length < 2 || body.length !== length - 2) return null
    if (marker === 0xda) break
    if (marker === 0xdb) readTables(body, tables)
    if (marker === 0xe1) orientation = exifOrientation(body) ?? orientation
    // SOF0–SOF15 except DHT, JPG and DAC.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc && body.length >= 9) {
      frame = { height: body[1] * 256 + body[2], width: body[3] * 256 + body[4], table: body[8] }
    }
    at += 2 + length
  }
  const lumaSteps = frame === null ? undefined : tables.get(frame.table)
  if (frame === null || lumaSteps === undefined) return null
  return { width: frame.width, height: frame.height, lumaSteps, orientation }
}

function readTables(body: Uint8Array, tables: Map<number, number[]>): void {
  let at = 0
  while (at < body.length) {
    const wide = body[at] >> 4 !== 0
    const id = body[at] & 15
    const size = wide ? 128 : 64
    if (at + 1 + size > body.length) return
    const steps = new Array<number>(64).fill(1)
    for (let k = 0; k < 64; k++) {
      const i = at + 1 + (wide ? 2 * k : k)
      steps[ZIGZAG[k]] = Math.max(1, wide ? body[i] * 256 + body[i + 1] : body[i])
    }
    tables.set(id, steps)
    at += 1 + size
  }
}

/** Tag 0x0112 of the first directory of an EXIF segment. */
function exifOrientation(body: Uint8Array): number | null {
  const text = String.fromCharCode(...body.subarray(0, 4))
  if (text !== 'Exif' || body.length < 20) return null
  const tiff = body.subarray(6)
  const little = tiff[0] === 0x49
  const u16 = (i: number): number => (little ? tiff[i] + tiff[i + 1] * 256 : tiff[i] * 256 + tiff[i + 1])
  const u32 = (i: number): number => (little ? u16(i) + u16(i + 2) * 65536 : u16(i) * 65536 + u16(i + 2))
  const start = u32(4)
  if (start + 2 > tiff.length) return null
  const entries = Math.min(u16(start), 100)
  for (let k = 0; k < entries; k++) {
    const at = start + 2 + 12 * k
    if (at + 12 > tiff.length) return null
    if (u16(at) === 0x0112) {
      const value = u16(at + 8)
      return value >= 1 && value <= 8 ? value : null
    }
  }
  return null
}
