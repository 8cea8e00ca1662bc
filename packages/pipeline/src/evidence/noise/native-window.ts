import { luma, mapPoint, type Homography, type Plane, type Point, type RgbImage } from '@identity/vision'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'

/** A part of a frame at full scale, as luma. */
export interface NativeWindow {
  readonly left: number
  readonly top: number
  readonly plane: Plane
}

/** Upright pixels at full size, fetched by region. */
export interface NativeFrame {
  readonly width: number
  readonly height: number
  readonly region: (region: PixelRegion) => Promise<RgbImage>
}

/** Share of the frame's sides looked at: the middle, since cloth and wood around a card repeat from frame to frame like noise of a copy. */
const SHARE = 0.6
/** No more than a megapixel, whatever the camera. */
const LONG_SIDE_PX = 1152
const SHORT_SIDE_PX = 864
/** Room around what is mapped from another frame, for the search and the lags. */
const MARGIN_PX = 48

/** The window around a point of the frame. */
export function windowAround(frame: NativeFrame, [cx, cy]: Point): Promise<NativeWindow> {
  const wide = frame.width >= frame.height
  const width = Math.min(Math.round(SHARE * frame.width), wide ? LONG_SIDE_PX : SHORT_SIDE_PX)
  const height = Math.min(Math.round(SHARE * frame.height), wide ? SHORT_SIDE_PX : LONG_SIDE_PX)
  const place = (centre: number, side: number, most: number) =>
    Math.min(most - side, Math.max(0, Math.round(centre - side / 2)))
  return fetch(frame, { left: place(cx, width, frame.width), top: place(cy, height, frame.height), width, height })
}

/** The window of a frame that shows what `other` shows of its neighbour; null when that lies outside. */
export async function windowUnder(
  frame: NativeFrame,
  other: NativeWindow,
  map: Homography,
): Promise<NativeWindow | null> {
  const { left, top, plane } = other
  const corners = [left, left + plane.width].flatMap((x) => [top, top + plane.height].map((y) => mapPoint(map, [x, y])))
  if (!corners.flat().every(Number.isFinite)) return null
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const x0 = within(Math.floor(Math.min(...corners.map(([x]) => x))) - MARGIN_PX, frame.width)
  const y0 = within(Math.floor(Math.min(...corners.map(([, y]) => y))) - MARGIN_PX, frame.height)
  const x1 = within(Math.ceil(Math.max(...corners.map(([x]) => x))) + MARGIN_PX, frame.width)
  const y1 = within(Math.ceil(Math.max(...corners.map(([, y]) => y))) + MARGIN_PX, frame.height)
  // A window blown up by a wrong map is not worth its pixels.
  const tooLarge = (x1 - x0) * (y1 - y0) > 3 * plane.width * plane.height + 4 * MARGIN_PX * (x1 - x0 + y1 - y0)
  if (x1 - x0 < 64 || y1 - y0 < 64 || tooLarge) return null
  return fetch(frame, { left: x0, top: y0, width: x1 - x0, height: y1 - y0 })
}

async function fetch(frame: NativeFrame, region: PixelRegion): Promise<NativeWindow> {
  return { left: region.left, top: region.top, plane: luma(await frame.region(region)) }
}
