import sharp from 'sharp'
import type { Raster } from '../../card/render-card.ts'
import type { DisplayModel } from '../factors/displays.ts'
import { blackBody } from '../scene/light.ts'

/** What every pixel of a display emits, relative to the display's white; a border of the surrounding window about it. */
export interface DisplayImage {
  planes: readonly [Float32Array, Float32Array, Float32Array]
  width: number
  height: number
  border: number
}

/** Draws a picture on the display's own pixels, `columns` wide, as a viewer would scale it. */
export async function displayImage(
  { data, width, height }: Raster,
  columns: number,
  display: DisplayModel,
  window: number,
  kernel: 'linear' | 'cubic',
): Promise<DisplayImage> {
  const rows = Math.round((columns * height) / width)
  const shown = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(columns, rows, { fit: 'fill', kernel })
    .raw()
    .toBuffer()
  const border = 12
  const [wide, high] = [columns + 2 * border, rows + 2 * border]
  const code = Float32Array.from(
    { length: 256 },
    (_, i) => (i / 255) ** display.gamma * (1 - display.black) + display.black,
  )
  const [white, standard] = [blackBody(display.whiteK), blackBody(6500)]
  const planes = ([0, 1, 2] as const).map((c) => {
    const gain = white[c] / standard[c]
    const plane = new Float32Array(wide * high).fill(code[window] * gain)
    for (let y = 0; y < rows; y++) {
      const to = (y + border) * wide + border
      for (let x = 0; x < columns; x++) plane[to + x] = code[shown[(y * columns + x) * 3 + c]] * gain
    }
    return plane
  }) as unknown as DisplayImage['planes']
  return { planes, width: wide, height: high, border }
}
