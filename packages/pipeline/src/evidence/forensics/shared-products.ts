import { luma, resizeArea, type Plane, type RgbImage } from '@identity/vision'
import type { ReadingEvidence } from '../evidence.ts'
import type { FrameView } from './burst-view.ts'
import { printedRows, type PrintedRow } from './layout-geometry/printed-rows.ts'
import { lookAtFrame, type FrameLattices } from './screen-moire/look-at-frame.ts'

type CodePlane = Plane & { readonly data: Uint8Array }

/** Card pictures of 126×80 pixels, on which light and hue are compared: 8 pixels of the canonical card to one. */
export const THUMB_WIDTH = 126
export const THUMB_HEIGHT = 80

/** What several measures of one run need of the same picture, made when first asked for and kept for the run. */
export interface SharedProducts {
  readonly luma: (image: RgbImage) => CodePlane
  /** Printed lines of a straightened card. */
  readonly rows: (canon: RgbImage, reading: ReadingEvidence) => readonly PrintedRow[]
  /** A straightened card at 126×80. */
  readonly thumb: (canon: RgbImage) => RgbImage
  /** The lattices of a frame, on as many tiles as its first caller asked for. */
  readonly lattices: (frame: FrameView, tiles: number) => Promise<FrameLattices>
}

/** One for a run: what it holds goes with it. */
export function shareProducts(): SharedProducts {
  const planes = memo((image: RgbImage) => luma(image))
  const thumbs = memo((canon: RgbImage) => resizeArea(canon, THUMB_WIDTH, THUMB_HEIGHT))
  // A run has one reading, so the rows of a picture depend on the picture alone.
  const rows = new WeakMap<RgbImage, readonly PrintedRow[]>()
  const lattices = new WeakMap<FrameView, Promise<FrameLattices>>()
  return {
    luma: planes,
    thumb: thumbs,
    lattices(frame, tiles) {
      const known = lattices.get(frame)
      if (known !== undefined) return known
      const made = lookAtFrame(frame, tiles)
      lattices.set(frame, made)
      return made
    },
    rows(canon, reading) {
      const known = rows.get(canon)
      if (known !== undefined) return known
      const made = printedRows(planes(canon), reading)
      rows.set(canon, made)
      return made
    },
  }
}

function memo<Result>(make: (image: RgbImage) => Result): (image: RgbImage) => Result {
  const held = new WeakMap<RgbImage, Result>()
  return (image) => {
    const known = held.get(image)
    if (known !== undefined) return known
    const made = make(image)
    held.set(image, made)
    return made
  }
}
