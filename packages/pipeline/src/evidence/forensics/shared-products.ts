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
  const planes = once((image: RgbImage) => luma(image))
  return {
    luma: planes,
    // A run has one reading, so the rows of a picture depend on the picture alone.
    rows: once((canon: RgbImage, reading: ReadingEvidence) => printedRows(planes(canon), reading)),
    thumb: once((canon: RgbImage) => resizeArea(canon, THUMB_WIDTH, THUMB_HEIGHT)),
    lattices: once(lookAtFrame),
  }
}

/** `make`, run once for each `key`, with the rest of the arguments that came first. */
function once<Key extends object, Rest extends unknown[], Result>(
  make: (key: Key, ...rest: Rest) => Result,
): (key: Key, ...rest: Rest) => Result {
  const held = new WeakMap<Key, Result>()
  return (key, ...rest) => {
    const known = held.get(key)
    if (known !== undefined) return known
    const made = make(key, ...rest)
    held.set(key, made)
    return made
  }
}
