import type { RgbImage } from '@identity/vision'
import { median } from '../../median.ts'

export type GroundColour = 'red' | 'blue'

/** The portrait's box on the canonical card, in its pixels, found by the colour of its background. */
export interface FoundPhoto {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly colour: GroundColour
  /** Mean background colour, sRGB codes, and the card's own ground. */
  readonly background: readonly [number, number, number]
  readonly ground: readonly [number, number, number]
  /** Share of the box's upper corners that has the background's colour. */
  readonly evenness: number
}

/** Where photos stand on cards, with room for other issuing offices: fractions of the card. */
const SEARCH = { x0: 0.64, x1: 1, y0: 0.14, y1: 0.7 }
/**
 * Colour against the card's ground, as ratios of channels, so that the light's own colour cancels. A red background has
 * two to five times the ground's red share, a blue one two to four times its blue; skin and cloth stay below or lie inside.
 */
const RED_RATIO = 1.55
const BLUE_OVER_RED = 1.45
const BLUE_OVER_GREEN = 1.15
/** A side of the box is where this share of the pixels across it turns to the background's colour. */
const SIDE_SHARE = 0.55
/** Sizes of a portrait on cards, in fractions of the card: 20 × 25 mm, give or take a fifth. */
const WIDTH = { min: 0.17, max: 0.3 }
const HEIGHT = { min: 0.3, max: 0.58 }

/** Finds the portrait; null where no evenly red or blue background of its size shows. */
export function findPhoto(canon: RgbImage): FoundPhoto | null {
  const ground = groundColour(canon)
  const x0 = Math.round(SEARCH.x0 * canon.width)
  const x1 = Math.round(SEARCH.x1 * canon.width)
  const y0 = Math.round(SEARCH.y0 * canon.height)
  const y1 = Math.round(SEARCH.y1 * canon.height)
  const width = x1 - x0
  const height = y1 - y0
  const masks = { red: new Uint8Array(width * height), blue: new Uint8Array(width * height) }
  const counts = { red: 0, blue: 0 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = ((y + y0) * canon.width + x + x0) * 3
      const r = (canon.data[i] + 4) / (ground[0] + 4)
      const g = (canon.data[i + 1] + 4) / (ground[1] + 4)
      const b = (canon.data[i + 2] + 4) / (ground[2] + 4)
      if (r > RED_RATIO * g && r > RED_RATIO * b) masks.red[y * width + x] = 1
      else if (b > BLUE_OVER_RED * r && b > BLUE_OVER_GREEN * g && g < 0.8) masks.blue[y * width + x] = 1
      else continue
      counts[masks.red[y * width + x] === 1 ? 'red' : 'blue']++
    }
  }
  const colour: GroundColour = counts.red > counts.blue ? 'red' : 'blue'
  const mask = masks[colour]
  // The head takes the middle: sides are looked for in the upper part only, the top over the whole width.
  const top = firstRow(mask, width, height)
  if (top === null) return null
  const band = { from: top.at + 4, to: Math.min(height, top.at + Math.round(0.18 * canon.height)) }
  const left = firstColumn(mask, width, band, top.middle, -1)
  const right = firstColumn(mask, width, band, top.middle, 1)
  if (right - left < WIDTH.min * canon.width || right - left > WIDTH.max * canon.width) return null
  const bottom = lastRow(mask, width, height, top.at, left, right)
  if (bottom - top.at < HEIGHT.min * canon.height || bottom - top.at > HEIGHT.max * canon.height) return null
  const corners = upperCorners(canon, mask, width, { left, right, top: top.at, x0, y0 })
  return {
    left: left + x0,
    right: right + x0 + 1,
    top: top.at + y0,
    bottom: bottom + y0 + 1,
    colour,
    background: corners.colour,
    ground,
    evenness: corners.share,
  }
}

/** Median colour of the card left of the photo: mostly ground, whatever is printed on it. */
function groundColour({ width, height, data }: RgbImage): readonly [number, number, number] {
  const channels: [number[], number[], number[]] = [[], [], []]
  for (let y = Math.round(0.25 * height); y < 0.95 * height; y += 7) {
    for (let x = Math.round(0.04 * width); x < 0.66 * width; x += 7) {
      for (let c = 0; c < 3; c++) channels[c].push(data[(y * width + x) * 3 + c])
    }
  }
  return [median(channels[0]), median(channels[1]), median(channels[2])]
}

/** The first row of which a run as wide as a portrait has the colour; the search goes down from above. */
function firstRow(mask: Uint8Array, width: number, height: number): { at: number; middle: number } | null {
  const least = WIDTH.min * 1012
  for (let y = 0; y < height; y++) {
    let count = 0
    let sum = 0
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue
      count++
      sum += x
    }
    if (count >= 0.9 * least && stays(mask, width, height, y, 0.8 * count))
      return { at: y, middle: Math.round(sum / count) }
  }
  return null
}

/** A label in the same colour is lower than this many rows. */
const STAYS = 24

function stays(mask: Uint8Array, width: number, height: number, y: number, count: number): boolean {
  if (y + STAYS >= height) return false
  let have = 0
  for (let x = 0; x < width; x++) have += mask[(y + STAYS) * width + x]
  return have >= count
}

function firstColumn(
  mask: Uint8Array,
  width: number,
  band: { from: number; to: number },
  start: number,
  step: 1 | -1,
): number {
  let edge = start
  let missed = 0
  for (let x = start; x >= 0 && x < width; x += step) {
    let count = 0
    for (let y = band.from; y < band.to; y++) count += mask[y * width + x]
    // The head and its hair may cover the middle: a gap is only an end when it lasts to the border.
    if (count >= SIDE_SHARE * (band.to - band.from)) {
      edge = x
      missed = 0
    } else if (++missed > 90) break
  }
  return edge
}

/** Down to where the background shows at the sides last, or the shoulders' foot: the lower side is the least sure. */
function lastRow(mask: Uint8Array, width: number, height: number, top: number, left: number, right: number): number {
  const border = Math.max(4, Math.round(0.08 * (right - left)))
  let last = top
  for (let y = top; y < height; y++) {
    let count = 0
    for (let k = 1; k <= border; k++) count += mask[y * width + left + k] + mask[y * width + right - k]
    if (count >= 0.3 * 2 * border) last = y
  }
  return last
}

function upperCorners(
  canon: RgbImage,
  mask: Uint8Array,
  width: number,
  at: { left: number; right: number; top: number; x0: number; y0: number },
): { colour: [number, number, number]; share: number } {
  const side = Math.round(0.16 * (at.right - at.left))
  const sums: [number, number, number] = [0, 0, 0]
  let count = 0
  let all = 0
  for (const from of [at.left + 4, at.right - 4 - side]) {
    for (let y = at.top + 4; y < at.top + 4 + 2 * side; y++) {
      for (let x = from; x < from + side; x++) {
        all++
        if (mask[y * width + x] === 0) continue
        count++
        for (let c = 0; c < 3; c++) sums[c] += canon.data[((y + at.y0) * canon.width + x + at.x0) * 3 + c]
      }
    }
  }
  const mean = (sum: number) => Math.round(sum / Math.max(1, count))
  return { colour: [mean(sums[0]), mean(sums[1]), mean(sums[2])], share: all === 0 ? 0 : count / all }
}
