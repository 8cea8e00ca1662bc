export interface ImageHeader {
  readonly format: 'jpeg' | 'png'
  /** As declared in the header, before EXIF orientation. */
  readonly width: number
  readonly height: number
}

/** libjpeg writes about 10 scans for a progressive photo; each further one makes a decoder walk the whole picture again. */
const JPEG_MAX_SCANS = 32
/** Metadata segments; phones write about 10, editors up to a few hundred. */
const JPEG_MAX_SEGMENTS = 2_000
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Enough IDAT chunks of 8 KB, the smallest size common encoders use, for the largest frame. */
const PNG_MAX_CHUNKS = 20_000

/** Baseline, extended and progressive Huffman: what cameras write. Lossless and arithmetic coding are not read. */
const isFrameHeader = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2
const isUnsupportedFrameHeader = (marker: number): boolean =>
  marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Position of the next marker's code byte in entropy-coded data, or -1. `FF 00` is a stuffed byte, `FF D0…D7` a restart. */
function nextMarker(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at === -1 || at + 1 >= bytes.length) return -1
    const code = bytes.readUInt8(at + 1)
    if (code === 0xff) at += 1
    else if (code === 0 || hasNoLength(code)) at += 2
    else return at + 1
  }
}

function readJpeg(bytes: Buffer): ImageHeader | string {
  let size: { width: number; height: number } | null = null
  let scans = 0
  let at = 2
  for (let segment = 0; segment < JPEG_MAX_SEGMENTS; segment++) {
    if (bytes[at] !== 0xff) return 'JPEG is damaged'
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes.at(at + 1)
    if (marker === undefined) return 'JPEG is truncated'
    if (marker === 0xd9) return size !== null && scans > 0 ? { format: 'jpeg', ...size } : 'JPEG holds no picture'
    if (hasNoLength(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return 'JPEG is truncated'
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return 'JPEG is damaged'
    if (at + 2 + length > bytes.length) return 'JPEG is truncated'
    if (isUnsupportedFrameHeader(marker)) return 'JPEG uses a coding that is not supported'
    if (isFrameHeader(marker)) {
      if (length < 8 || size !== null) return 'JPEG is damaged'
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    at += 2 + length
    if (marker === 0xda) {
      if (size === null) return 'JPEG is damaged'
      if (++scans > JPEG_MAX_SCANS) return `JPEG has more than ${JPEG_MAX_SCANS} scans`
      const next = nextMarker(bytes, at)
      if (next === -1) return 'JPEG is truncated'
      at = next - 1
    }
  }
  return 'JPEG has too many segments'
}

function readPng(bytes: Buffer): ImageHeader | string {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return 'PNG is damaged'
  const header = { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } as const
  let hasPixels = false
  let at = 8
  for (let chunk = 0; chunk < PNG_MAX_CHUNKS; chunk++) {
    if (at + 12 > bytes.length) return 'PNG is truncated'
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > bytes.length) return 'PNG is truncated'
    if (type === 'acTL') return 'PNG is animated'
    if (type === 'IDAT') hasPixels = true
    if (type === 'IEND') return hasPixels ? header : 'PNG holds no picture'
    at += 12 + length
  }
  return 'PNG has too many chunks'
}

/**
 * Reads format and declared size of a JPEG or PNG and walks its structure to the end marker, without decoding a pixel
 * or inflating a byte. Cost: one pass of `indexOf`.
 * @returns the header, or one plain sentence on what is wrong.
 */
export function readImageHeader(bytes: Buffer): ImageHeader | string {
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes)
  if (bytes.length >= 8 && bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng(bytes)
  return 'neither JPEG nor PNG'
}
