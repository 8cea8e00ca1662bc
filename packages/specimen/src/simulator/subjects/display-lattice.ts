import type { DisplayModel } from '../factors/displays.ts'

/** A coloured part of a pixel: its centre and size in pixels of the display, and where it is found. */
export interface SubPixel {
  channel: 0 | 1 | 2
  x: number
  y: number
  width: number
  height: number
  /** Only in pixels whose column plus row is even (0) or odd (1); null in all. */
  parity: 0 | 1 | null
  /** Odd rows stand this much further right, even rows as much left. */
  lean: number
}

/** The lattice of one display, one part for each colour. */
export function subPixels({
  layout,
  fill,
}: Pick<DisplayModel, 'layout' | 'fill'>): readonly [SubPixel, SubPixel, SubPixel] {
  if (layout === 'pentile') {
    const size = { width: fill[0] * 0.55, height: fill[1] }
    return [
      { channel: 0, x: 0.72, y: 0.5, ...size, parity: 0, lean: 0 },
      { channel: 1, x: 0.25, y: 0.5, width: fill[0] * 0.42, height: fill[1] * 0.8, parity: null, lean: 0 },
      { channel: 2, x: 0.72, y: 0.5, ...size, width: size.width * 1.1, parity: 1, lean: 0 },
    ]
  }
  const stripe = (channel: 0 | 1 | 2): SubPixel => {
    const place = layout === 'bgr' ? 2 - channel : channel
    const lean = layout === 'chevron' ? 0.12 : 0
    return { channel, x: (place + 0.5) / 3, y: 0.5, width: fill[0] / 3, height: fill[1], parity: null, lean }
  }
  return [stripe(0), stripe(1), stripe(2)]
}
