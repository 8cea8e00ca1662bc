import type { Raster } from '../../card/render-card.ts'
import { CARD, layoutCard } from '../../card/card-layout.ts'
import type { Person } from '../../person/person.ts'
import { linearToSrgb, SRGB_TO_LINEAR } from '../../photo/linear-image.ts'
import type { Random } from '../../random.ts'
import type { CardBox } from '../simulated-burst.ts'
import { code, noiseIn, overBox, type FramePixels } from './frame-pixels.ts'

/** The portrait's place on a card, in fractions of it. */
export function portraitBox(who: Person): CardBox {
  const { photo } = layoutCard(who)
  return [photo.x / CARD.width, photo.y / CARD.height, photo.width / CARD.width, photo.height / CARD.height]
}

/**
 * Lays another card's portrait over the frame's, in place. `matched`: as light as its surroundings, with their noise;
 * otherwise as the file of the picture is. `others` is the other card, already as soft as the frame when matched.
 */
export function swapPortrait(
  frame: FramePixels,
  box: CardBox,
  others: Raster,
  from: CardBox,
  matched: boolean,
  random: Random,
): void {
  const noise = matched ? noiseIn(frame, [box[0] - 0.05, box[1], 0.04, box[3]]) : 0
  const light = matched ? lightAround(frame, box, others) : [1, 1, 1]
  overBox(frame, box, (at, s, t) => {
    const px = Math.min(others.width - 1.001, Math.max(0, (from[0] + s * from[2]) * others.width - 0.5))
    const py = Math.min(others.height - 1.001, Math.max(0, (from[1] + t * from[3]) * others.height - 0.5))
    const [ix, iy] = [px | 0, py | 0]
    const [fx, fy] = [px - ix, py - iy]
    const i = (iy * others.width + ix) * 3
    const below = i + others.width * 3
    const grain = random.gauss() * noise
    for (let c = 0; c < 3; c++) {
      const top = others.data[i + c] * (1 - fx) + others.data[i + 3 + c] * fx
      const low = others.data[below + c] * (1 - fx) + others.data[below + 3 + c] * fx
      const shown = top + (low - top) * fy
      const level = matched ? 255 * linearToSrgb(Math.min(1, SRGB_TO_LINEAR[shown | 0] * light[c])) : shown
      frame.data[at + c] = code(level + grain)
    }
  })
}

/** How much lighter the frame shows the ground beside the portrait than the flat card has it, per channel. */
function lightAround(frame: FramePixels, box: CardBox, flat: Raster): number[] {
  const beside: CardBox = [box[0] + box[2] * 0.1, box[1] + box[3] + 0.004, box[2] * 0.8, 0.012]
  const [seen, printed] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  overBox(frame, beside, (at, s, t) => {
    const x = Math.min(flat.width - 1, Math.floor((beside[0] + s * beside[2]) * flat.width))
    const y = Math.min(flat.height - 1, Math.floor((beside[1] + t * beside[3]) * flat.height))
    for (let c = 0; c < 3; c++) {
      seen[c] += SRGB_TO_LINEAR[frame.data[at + c]]
      printed[c] += SRGB_TO_LINEAR[flat.data[(y * flat.width + x) * 3 + c]]
    }
  })
  return seen.map((sum, c) => sum / Math.max(1e-6, printed[c]))
}
