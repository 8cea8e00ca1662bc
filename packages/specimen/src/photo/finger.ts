import { CARD } from '../card/card-layout.ts'
import type { Random } from '../random.ts'

type Rgb = readonly [number, number, number]

/** A finger that lies over an edge of the card; lengths in mm on the card. */
export interface Finger {
  /** Middle of its round tip, and the way it points into the card. */
  x: number
  y: number
  towards: readonly [number, number]
  radius: number
  /** Reflectance of the skin, linear light. */
  skin: Rgb
}

const [WIDTH_MM, HEIGHT_MM] = [CARD.width / 10, CARD.height / 10]

/** Where fingers hold a card without covering a value: fractions of the side, and how far in they may reach, mm. */
const HOLDS = [
  { side: 'left', from: 0.12, to: 0.9, reach: [1.5, 5] },
  { side: 'right', from: 0.2, to: 0.62, reach: [2, 9] },
  { side: 'bottom', from: 0.15, to: 0.9, reach: [2, 6] },
  { side: 'top', from: 0.06, to: 0.14, reach: [2, 6] },
] as const

/** Light to dark skin, sRGB. */
const SKINS = ['#e8c0a4', '#d8a884', '#b98660', '#8d5f42', '#6a4630'] as const

export function drawFinger(random: Random): Finger {
  const { side, from, to, reach } = random.pick(HOLDS)
  const at = random.range(from, to)
  const radius = random.range(6, 9.5)
  const depth = random.range(reach[0], reach[1]) - radius
  const colour = Number.parseInt(random.pick(SKINS).slice(1), 16)
  const skin = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255].map((code) => (code / 255) ** 2.2)
  const lean = random.range(-0.35, 0.35)
  const place = {
    left: { x: depth, y: at * HEIGHT_MM, towards: [Math.cos(lean), Math.sin(lean)] },
    right: { x: WIDTH_MM - depth, y: at * HEIGHT_MM, towards: [-Math.cos(lean), Math.sin(lean)] },
    top: { x: at * WIDTH_MM, y: depth, towards: [Math.sin(lean), Math.cos(lean)] },
    bottom: { x: at * WIDTH_MM, y: HEIGHT_MM - depth, towards: [Math.sin(lean), -Math.cos(lean)] },
  } as const
  return { ...place[side], radius, skin: [skin[0] ?? 0, skin[1] ?? 0, skin[2] ?? 0] }
}

/** Depth of a point under the finger's outline, mm, negative outside; the finger goes on without end away from its tip. */
export function depthUnderFinger({ x, y, towards, radius }: Finger, mx: number, my: number): number {
  const [dx, dy] = [mx - x, my - y]
  const along = dx * towards[0] + dy * towards[1]
  const beside = Math.abs(dx * towards[1] - dy * towards[0])
  return radius - (along > 0 ? Math.hypot(along, beside) : beside)
}
