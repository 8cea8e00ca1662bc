const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff]

/** Tell JPEG from PNG by the first bytes; null for anything else, so that no other decoder is ever started. */
export function imageFormat(bytes: Uint8Array): 'jpeg' | 'png' | null {
  if (JPEG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return 'jpeg'
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return 'png'
  return null
}
