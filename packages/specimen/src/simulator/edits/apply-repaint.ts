import type { Raster } from '../../card/render-card.ts'
import { linearToSrgb, SRGB_TO_LINEAR } from '../../photo/linear-image.ts'
import type { CardBox } from '../simulated-burst.ts'
import { code, overBox, type FramePixels } from './frame-pixels.ts'

/**
 * The most skilled hand: adds to the frame, in linear light, the difference between two flat cards, as bright as the
 * frame shows that place. Ground, light, noise and focus of the frame all remain. `before` and `after` are of one size
 * and already as soft as the frame.
 */
export function applyRepaint(frame: FramePixels, box: CardBox, before: Raster, after: Raster): void {
  const [x, y, w, h] = box
  const [seen, printed] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  const sample = (picture: Raster, s: number, t: number, c: number): number => {
    const px = Math.min(picture.width - 1.001, Math.max(0, (x + s * w) * picture.width - 0.5))
    const py = Math.min(picture.height - 1.001, Math.max(0, (y + t * h) * picture.height - 0.5))
    const ix = px | 0
    const iy = py | 0
    const fx = px - ix
    const at = (iy * picture.width + ix) * 3 + c
    const below = at + picture.width * 3
    const top = SRGB_TO_LINEAR[picture.data[at]] * (1 - fx) + SRGB_TO_LINEAR[picture.data[at + 3]] * fx
    const low = SRGB_TO_LINEAR[picture.data[below]] * (1 - fx) + SRGB_TO_LINEAR[picture.data[below + 3]] * fx
    return top + (low - top) * (py - iy)
  }
  overBox(frame, box, (at, s, t) => {
    for (let c = 0; c < 3; c++) {
      seen[c] += SRGB_TO_LINEAR[frame.data[at + c]]
      printed[c] += sample(before, s, t, c)
    }
  })
  const light = seen.map((sum, c) => sum / Math.max(1e-6, printed[c]))
  overBox(frame, box, (at, s, t) => {
    for (let c = 0; c < 3; c++) {
      const change = sample(after, s, t, c) - sample(before, s, t, c)
      if (Math.abs(change) < 0.002) continue
      const level = SRGB_TO_LINEAR[frame.data[at + c]] + light[c] * change
      frame.data[at + c] = code(255 * linearToSrgb(Math.min(1, Math.max(0, level))))
    }
  })
}
