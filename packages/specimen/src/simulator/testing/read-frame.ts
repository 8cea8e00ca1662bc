import { homographyToQuad, mapPoint, type Quad } from '../../photo/quad.ts'
import { decode } from '../subjects/stolen-picture.ts'

/** A frame read through the corners of its card. */
export interface ReadFrame {
  width: number
  height: number
  data: Uint8Array
  /** Mean colour of a rectangle of the card, in fractions of it. */
  mean: (x: number, y: number, w: number, h: number) => [number, number, number]
}

export async function readFrame(file: Uint8Array, quad: Quad): Promise<ReadFrame> {
  const { data, width, height } = await decode(file)
  const toFrame = homographyToQuad(quad)
  return {
    data,
    width,
    height,
    mean: (x, y, w, h) => {
      const sum: [number, number, number] = [0, 0, 0]
      const side = 12
      for (let j = 0; j < side; j++) {
        for (let i = 0; i < side; i++) {
          const [px, py] = mapPoint(toFrame, [x + (w * (i + 0.5)) / side, y + (h * (j + 0.5)) / side])
          const at = (Math.min(height - 1, Math.max(0, py | 0)) * width + Math.min(width - 1, Math.max(0, px | 0))) * 3
          for (let c = 0; c < 3; c++) sum[c] += data[at + c] / side ** 2
        }
      }
      return sum
    },
  }
}

/** Luminance tables of a JPEG as they stand in the file, 64 numbers each; empty for PNG. */
export function quantisationTables(file: Uint8Array): number[][] {
  const tables: number[][] = []
  for (let at = 2; file[at] === 0xff && file[at + 1] !== 0xda; at += 2 + (file[at + 2] << 8) + file[at + 3]) {
    if (file[at + 1] !== 0xdb) continue
    const end = at + 2 + (file[at + 2] << 8) + file[at + 3]
    for (let p = at + 4; p < end; p += 65) tables.push([...file.subarray(p + 1, p + 65)])
  }
  return tables
}

/** Pearson's correlation of two series of one length. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length
  let [ma, mb, ab, aa, bb] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    ma += a[i] / n
    mb += b[i] / n
  }
  for (let i = 0; i < n; i++) {
    ab += (a[i] - ma) * (b[i] - mb)
    aa += (a[i] - ma) ** 2
    bb += (b[i] - mb) ** 2
  }
  return ab / Math.sqrt(aa * bb + 1e-12)
}
