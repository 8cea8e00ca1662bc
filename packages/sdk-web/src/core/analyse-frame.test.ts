import { describe, expect, it } from 'vitest'
import { adviceOn } from './advice-on.ts'
import { analyseFrame, type GrayFrame } from './analyse-frame.ts'

const WIDTH = 480
const HEIGHT = 360
const GUIDE = { left: 60, top: 67, width: 360, height: 227 }

interface Drawn {
  readonly table?: number
  readonly paper?: number
  readonly shift?: number
  readonly scale?: number
  readonly blur?: number
  readonly glare?: boolean
}

/** A card with lines of print on a table. */
const draw = ({ table = 60, paper = 190, shift = 0, scale = 1, blur = 0, glare = false }: Drawn = {}): GrayFrame => {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(table)
  const width = GUIDE.width * scale
  const height = GUIDE.height * scale
  const left = (WIDTH - width) / 2 + shift
  const top = (HEIGHT - height) / 2
  for (let y = Math.round(top); y < top + height; y++)
    for (let x = Math.round(left); x < left + width; x++) {
      const print = y % 16 < 7 && ((x - Math.round(left)) * 7 + (y >> 4) * 5) % 11 < 5
      data[y * WIDTH + x] = print ? paper * 0.3 : paper
      if (glare && Math.hypot(x - 240, y - 180) < 60) data[y * WIDTH + x] = 255
    }
  return { width: WIDTH, height: HEIGHT, data: blurred(data, blur) }
}

const blurred = (data: Uint8Array, radius: number): Uint8Array => {
  if (radius === 0) return data
  const rows = data.slice()
  const out = data.slice()
  for (let y = 0; y < HEIGHT; y++)
    for (let x = radius; x < WIDTH - radius; x++) {
      let sum = 0
      for (let k = -radius; k <= radius; k++) sum += data[y * WIDTH + x + k]
      rows[y * WIDTH + x] = sum / (2 * radius + 1)
    }
  for (let y = radius; y < HEIGHT - radius; y++)
    for (let x = 0; x < WIDTH; x++) {
      let sum = 0
      for (let k = -radius; k <= radius; k++) sum += rows[(y + k) * WIDTH + x]
      out[y * WIDTH + x] = sum / (2 * radius + 1)
    }
  return out
}

const adviceFor = (frame: GrayFrame, before: GrayFrame = frame) => adviceOn(analyseFrame(frame, GUIDE, before))

describe('advice on a frame', () => {
  it('is ready for a sharp card in the outline, on a dark or a light table', () => {
    expect(adviceFor(draw())).toBe('ready')
    expect(adviceFor(draw({ table: 235, paper: 150 }))).toBe('ready')
  })

  it('names the first thing to better', () => {
    expect(adviceFor(draw({ table: 0, paper: 0 }))).toBe('no_picture')
    expect(adviceFor(draw({ table: 5, paper: 40 }))).toBe('too_dark')
    expect(adviceFor(draw({ table: 190, scale: 0.01 }))).toBe('no_picture')
    expect(adviceFor(draw({ scale: 0.4 }))).toBe('no_card')
    expect(adviceFor(draw({ glare: true }))).toBe('glare')
    expect(adviceFor(draw({ blur: 6 }))).toBe('blurred')
    expect(adviceFor(draw(), draw({ shift: 6 }))).toBe('hold_still')
  })

  it('waits for a second frame before it says that the hand is still', () => {
    expect(adviceOn(analyseFrame(draw(), GUIDE, null))).toBe('hold_still')
  })

  it('measures inside the frame whatever the outline', () => {
    for (const guide of [
      { left: -50, top: -50, width: 9_000, height: 9_000 },
      { left: 479, top: 359, width: 0, height: 0 },
    ])
      for (const value of Object.values(analyseFrame(draw(), guide, draw())))
        expect(Number.isFinite(value as number)).toBe(true)
  })
})
