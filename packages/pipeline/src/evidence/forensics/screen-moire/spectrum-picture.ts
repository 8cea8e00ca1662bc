/** A small drawing of a spectrum: `columns` × `rows` bytes, row by row, base64. Bounded: 2,732 characters. */
export interface SpectrumPicture {
  /** 0 … 0.5 cycles a pixel from left to right. */
  readonly columns: number
  /** −0.5 … 0.5 cycles a pixel from top to bottom. */
  readonly rows: number
  /** Natural-log units over the surroundings that byte 255 stands for; 0 is at or below them. */
  readonly fullScale: number
  readonly base64: string
}

const COLUMNS = 32
const ROWS = 64
const FULL_SCALE = 8

/** Half a spectrum of size × (size/2 + 1) contrasts as a picture; each cell shows its highest, so that no peak is lost. */
export function spectrumPicture(contrast: Float32Array, size: number): SpectrumPicture {
  const columns = size / 2 + 1
  const cell = size / ROWS
  const bytes = Buffer.alloc(COLUMNS * ROWS)
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      let highest = 0
      for (let dy = 0; dy < cell; dy++) {
        // Row 0 of the picture is −0.5: half a turn from the order of the transform.
        const v = (row * cell + dy + size / 2) % size
        for (let dx = 0; dx < cell; dx++) highest = Math.max(highest, contrast[v * columns + column * cell + dx])
      }
      bytes[row * COLUMNS + column] = Math.min(255, Math.round((255 * highest) / FULL_SCALE))
    }
  }
  return { columns: COLUMNS, rows: ROWS, fullScale: FULL_SCALE, base64: bytes.toString('base64') }
}
