import sharp from 'sharp'

/**
 * Set up the image library for a serving process: one thread, no cache (frames are personal data), and no loader but
 * JPEG and PNG from memory, whatever a later caller asks for. Process-wide and lasting: call it once at start, not in
 * a process that also draws specimen cards, which needs the SVG loader. `decodeFrame` looks at the signature first and
 * is safe without it; this is the second lock.
 */
export function restrictDecoder(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
}
