import type { BySplit } from './split.ts'

/** A JPEG encoder as sharp can imitate it: tables 0 to 8 are those MozJPEG carries, 0 being the standard's own. */
export interface Encoder {
  id: string
  table: number
  chroma: '4:2:0' | '4:4:4'
  /** Trellis quantisation, deringing and optimised scans, as web services use. */
  mozjpeg: boolean
  progressive: boolean
  quality: readonly [min: number, max: number]
  /** How often it is met, relative to the others. */
  weight: number
}

export const ENCODERS: BySplit<Encoder> = {
  develop: [
    encoder('camera', 0, '4:2:0', [82, 96], 8),
    encoder('camera full chroma', 0, '4:4:4', [85, 97], 3),
    encoder('canvas', 0, '4:2:0', [75, 92], 4),
    encoder('web service', 3, '4:2:0', [72, 90], 2, { progressive: true }),
    encoder('recompressing service', 3, '4:2:0', [72, 85], 0.4, { mozjpeg: true, progressive: true }),
  ],
  heldout: [
    encoder('tuned table', 2, '4:2:0', [74, 94], 3),
    encoder('perceptual table', 4, '4:4:4', [78, 95], 1),
    encoder('second maker', 5, '4:2:0', [76, 95], 3),
  ],
}

function encoder(
  id: string,
  table: number,
  chroma: Encoder['chroma'],
  quality: Encoder['quality'],
  weight: number,
  more: Partial<Encoder> = {},
): Encoder {
  return { id, table, chroma, quality, weight, mozjpeg: false, progressive: false, ...more }
}
