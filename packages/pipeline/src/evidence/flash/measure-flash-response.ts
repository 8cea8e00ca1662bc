import type { RgbImage } from '@identity/vision'
import type { Rgb } from './flash-statistic.ts'

/** A rectangle as fractions of the frame. */
export interface FrameRegion {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where to measure when no card was found: the middle of the frame. */
export const CENTRE: FrameRegion = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

export interface TaggedFrame {
  readonly step: number | null
  /** The frame at a small size; the mean colour needs no more. */
  readonly small: RgbImage
}

function meanColour(image: RgbImage, region: FrameRegion): Rgb {
  const left = Math.max(0, Math.floor(region.x * image.width))
  const top = Math.max(0, Math.floor(region.y * image.height))
  const right = Math.min(image.width, Math.max(left + 1, Math.ceil((region.x + region.width) * image.width)))
  const bottom = Math.min(image.height, Math.max(top + 1, Math.ceil((region.y + region.height) * image.height)))
  const sum: [number, number, number] = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left, i = (y * image.width + left) * 3; x < right; x++, i += 3) {
      sum[0] += image.data[i]
      sum[1] += image.data[i + 1]
      sum[2] += image.data[i + 2]
    }
  }
  const pixels = (right - left) * (bottom - top)
  return [sum[0] / pixels, sum[1] / pixels, sum[2] / pixels]
}

/**
 * Mean colour of the region in the frames of each step, 0–255 codes; null unless every step has at least one frame: a
 * response with holes cannot be scored against the sequence.
 */
export function measureFlashResponse(
  frames: readonly TaggedFrame[],
  steps: number,
  region: FrameRegion,
): readonly Rgb[] | null {
  const response: Rgb[] = []
  for (let step = 0; step < steps; step++) {
    const colours = frames.filter((frame) => frame.step === step).map((frame) => meanColour(frame.small, region))
    if (colours.length === 0) return null
    const mean = (channel: 0 | 1 | 2) => colours.reduce((sum, rgb) => sum + rgb[channel], 0) / colours.length
    response.push([mean(0), mean(1), mean(2)])
  }
  return response
}
