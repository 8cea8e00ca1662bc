import type { GrayFrame } from '../core/analyse-frame.ts'

/** Width analysed for guidance, px. */
const ANALYSED_WIDTH = 480

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

interface Size {
  readonly width: number
  readonly height: number
}

/** Size a frame is analysed at; never larger than it is. */
export function analysedSize(frame: Size): Size {
  const width = Math.min(ANALYSED_WIDTH, frame.width)
  return { width, height: Math.max(1, Math.round((width * frame.height) / Math.max(1, frame.width))) }
}

/** Luma of a picture, drawn at this size through a canvas of at least that size. */
export function reduceFrame(context: Context, picture: CanvasImageSource, { width, height }: Size): GrayFrame {
  context.drawImage(picture, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const gray = new Uint8Array(width * height)
  for (let i = 0, p = 0; i < gray.length; i++, p += 4)
    gray[i] = ((data[p] ?? 0) * 77 + (data[p + 1] ?? 0) * 150 + (data[p + 2] ?? 0) * 29) >> 8
  return { width, height, data: gray }
}
