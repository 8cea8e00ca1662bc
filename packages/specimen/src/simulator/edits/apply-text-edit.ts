import type { Random } from '../../random.ts'
import { code, colourAt, noiseIn, overBox, type FramePixels } from './frame-pixels.ts'
import { inkAt, type TextEdit } from './text-edit.ts'

/** `low`: a flat patch and black type. `middle`: ground drawn across, ink and noise and softness matched. */
export type HandSkill = 'low' | 'middle'

/** Erases the old value on one frame and sets the new one, in place. `blurPx`: softness of the frame's own strokes. */
export function applyTextEdit(
  frame: FramePixels,
  edit: TextEdit,
  skill: HandSkill,
  blurPx: number,
  random: Random,
): void {
  const { box, mask } = edit
  const [x, y, w, h] = box
  const ground = new Float64Array(3)
  const [above, below] = [new Float64Array(3), new Float64Array(3)]
  const ink = darkest(frame, edit)
  const noise = skill === 'middle' ? noiseIn(frame, [x, y - 0.012, w, 0.008]) : 0
  const flat = [0, 0, 0]
  const places = 9
  for (let k = 0; k < places; k++) {
    colourAt(frame, x + (w * (k + 0.5)) / places, y - 0.004, ground)
    for (let c = 0; c < 3; c++) flat[c] += ground[c] / places
  }
  // Everything is read before anything is written: the edges of the box are its own source.
  const source: FramePixels = { ...frame, data: frame.data.slice() }
  const soft = skill === 'middle' ? softened(mask, blurPx, frame, box) : mask
  overBox(frame, box, (at, s, t) => {
    const amount = inkAt(soft, s, t)
    if (skill === 'low') {
      for (let c = 0; c < 3; c++) frame.data[at + c] = code(flat[c] * (1 - amount) + 12 * amount)
      return
    }
    colourAt(source, x + s * w, y - 0.003, above)
    colourAt(source, x + s * w, y + h + 0.003, below)
    const grain = random.gauss() * noise
    for (let c = 0; c < 3; c++) {
      const back = above[c] + (below[c] - above[c]) * t
      frame.data[at + c] = code(back + (ink[c] - back) * amount + grain)
    }
  })
}

/** Mean colour of the darkest twentieth of the box: the card's own ink as this camera shows it. */
function darkest(frame: FramePixels, { box }: TextEdit): [number, number, number] {
  const found: number[] = []
  overBox(frame, box, (at) => found.push(at))
  found.sort((a, b) => frame.data[a + 1] - frame.data[b + 1])
  const take = Math.max(1, Math.floor(found.length / 20))
  const sum: [number, number, number] = [0, 0, 0]
  for (const at of found.slice(0, take)) for (let c = 0; c < 3; c++) sum[c] += frame.data[at + c] / take
  return sum
}

/** The mask blurred as the frame's own lens would. */
function softened(
  { data, width, height }: TextEdit['mask'],
  blurPx: number,
  frame: FramePixels,
  box: TextEdit['box'],
): TextEdit['mask'] {
  const [a, , , d] = frame.toFrame
  const pxAcross = Math.hypot(a, d) * box[2]
  const radius = Math.max(1, Math.round(((blurPx * width) / pxAcross) * 1.2))
  let plane = Float32Array.from(data)
  // Three box blurs are a Gaussian for the eye.
  for (let pass = 0; pass < 3; pass++)
    plane = boxBlur(boxBlur(plane, width, height, 1, width, radius), height, width, width, 1, radius)
  return { data: Uint8Array.from(plane, (value) => value + 0.5), width, height }
}

function boxBlur(
  from: Float32Array<ArrayBuffer>,
  length: number,
  lines: number,
  step: number,
  stride: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const to = new Float32Array(from.length)
  const share = 1 / (2 * radius + 1)
  for (let line = 0; line < lines; line++) {
    const start = line * stride
    let sum = 0
    for (let k = -radius; k <= radius; k++) sum += from[start + Math.min(length - 1, Math.max(0, k)) * step]
    for (let k = 0; k < length; k++) {
      to[start + k * step] = sum * share
      sum += from[start + Math.min(length - 1, k + radius + 1) * step] - from[start + Math.max(0, k - radius) * step]
    }
  }
  return to
}
