import { findCardQuads, luma } from '@identity/vision'
import type { BurstFrame } from '../frame/burst-pixels.ts'
import { regionJudge, type RegionQuality } from '../frame/region-quality.ts'
import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from '../reading/layout.ts'
import type { CardBox } from '../evidence.ts'

/** The middle of the frame, where people hold the card when its edges do not show. */
const MIDDLE: CardBox = { x: 0.15, y: 0.15, width: 0.7, height: 0.7 }
/** A quadrilateral less sure than this may be anything. */
const SURE_EDGES = 0.5
/** Squares of this side are judged at reading size, where a blur of a pixel or two still shows. */
const TILE_PX = 96
const COLUMNS = 4
const ROWS = 3

/**
 * Frames in the order in which they promise to be read: by sharpness on the card, less what is burnt out there. The card
 * is looked for once, by its edges on the first frame; the hand hardly moves within a burst. About 5 ms a frame.
 */
export function rankFrames(frames: readonly Pick<BurstFrame, 'image' | 'small'>[]): readonly number[] {
  if (frames.length < 2) return frames.map((_, index) => index)
  const box = cardBox(frames[0])
  return frames
    .map(({ image }, index) => ({ index, promise: promiseOf(tilesOf(image, box)) }))
    .toSorted((a, b) => b.promise - a.promise)
    .map(({ index }) => index)
}

function cardBox({ small }: Pick<BurstFrame, 'small'>): CardBox {
  const [best] = findCardQuads(luma(small), { aspect: CARD_WIDTH_MM / CARD_HEIGHT_MM, minAreaShare: 0.03 })
  if ((best as typeof best | undefined) === undefined || best.confidence < SURE_EDGES) return MIDDLE
  const xs = best.corners.map(([x]) => Math.min(1, Math.max(0, x / small.width)))
  const ys = best.corners.map(([, y]) => Math.min(1, Math.max(0, y / small.height)))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function tilesOf(image: BurstFrame['image'], box: CardBox): RegionQuality[] {
  const side = Math.min(TILE_PX, image.width, image.height)
  return Array.from({ length: COLUMNS * ROWS }, (_, tile) => {
    const across = box.x + (box.width * ((tile % COLUMNS) + 0.5)) / COLUMNS
    const down = box.y + (box.height * (Math.floor(tile / COLUMNS) + 0.5)) / ROWS
    const left = Math.min(image.width - side, Math.max(0, Math.round(across * image.width - side / 2)))
    const top = Math.min(image.height - side, Math.max(0, Math.round(down * image.height - side / 2)))
    const data = new Uint8Array(side * side * 3)
    for (let y = 0; y < side; y++) {
      const from = ((top + y) * image.width + left) * 3
      data.set(image.data.subarray(from, from + side * 3), y * side * 3)
    }
    return regionJudge({ width: side, height: side, data })({ x: 0, y: 0, width: 1, height: 1 })
  })
}

/** Burnt-out print is lost and cannot be sharp: the share that is left counts. */
function promiseOf(tiles: readonly RegionQuality[]): number {
  const mean = (of: (tile: RegionQuality) => number) => tiles.reduce((sum, tile) => sum + of(tile), 0) / tiles.length
  return mean(({ sharpness }) => sharpness) * (1 - mean(({ clippedShare }) => clippedShare))
}
