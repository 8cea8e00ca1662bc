import { connectedComponents, resizeArea, type Component, type RgbImage } from '@identity/vision'
import type { CardBox } from '../../evidence.ts'
import { THUMB_HEIGHT, THUMB_WIDTH } from '../shared-products.ts'
import type { Highlight } from './specular.ts'

export interface HighlightsOfBurst {
  readonly moving: readonly (Highlight | null)[]
  readonly travel: number
  readonly fixed: readonly Highlight[]
}

const WIDTH = THUMB_WIDTH
const HEIGHT = THUMB_HEIGHT
/** Forensics note 4.5: linear luminance beyond 1.6 times the diffuse value. */
const RATIO = 1.6
/** Linear light a highlight adds at least: on dark print a small step is a large ratio. */
const MIN_STEP = 0.12
/** A highlight has the colour of the lamp, so it is paler than what it covers, or clipped. */
const PALER = 0.75
const CLIPPED = 0.9
/** Compact: of a card's area. Less is dust and lettering, more is a shadow's edge or another exposure. */
const MIN_AREA = 0.004
const MAX_AREA = 0.2
const MOST_FIXED = 4
/** A fixed spot must be nearly clipped and without colour. */
const WHITE_LIGHT = 0.8
const WHITE_SATURATION = 0.12
/** Where the portrait may be, whose white shirt is no highlight; the frame of the specification with a margin. */
const PORTRAIT: CardBox = { x: 0.68, y: 0.14, width: 0.3, height: 0.62 }

interface LightPlane {
  readonly light: Float32Array
  readonly saturation: Float32Array
}

/**
 * Highlights on rectified views of one card (all of one size): those that come and go against the darkest view, and those
 * burnt in at one place on all. Views are matched in exposure by their median first. About 10 ms a view of 1012×638.
 * Throws a RangeError for fewer than two views.
 */
export function detectHighlights(views: readonly RgbImage[]): HighlightsOfBurst {
  if (views.length < 2) throw new RangeError(`highlights need two views, got ${views.length}`)
  const planes = views.map((view) => lightOf(resizeArea(view, WIDTH, HEIGHT)))
  const medians = planes.map(({ light }) => light.toSorted()[light.length >> 1])
  const gains = medians.map((median) => medians[0] / Math.max(median, 1e-3))
  const matched = planes.map(({ light }, i) => light.map((value) => value * gains[i]))
  const darkest = new Float32Array(WIDTH * HEIGHT)
  const of = new Uint8Array(WIDTH * HEIGHT)
  for (let p = 0; p < darkest.length; p++) {
    let least = 0
    for (let i = 1; i < matched.length; i++) if (matched[i][p] < matched[least][p]) least = i
    darkest[p] = matched[least][p]
    of[p] = least
  }
  const moving = matched.map((light, i) => {
    const ratio = light.map((value, p) => {
      const paler = planes[i].saturation[p] <= PALER * planes[of[p]].saturation[p] || planes[i].light[p] >= CLIPPED
      return value - darkest[p] >= MIN_STEP && paler ? value / Math.max(darkest[p], 0.02) : 0
    })
    return spots(ratio, RATIO).at(0) ?? null
  })
  return { moving, travel: travelOf(moving), fixed: fixedSpots(planes) }
}

function lightOf({ data }: RgbImage): LightPlane {
  const light = new Float32Array(WIDTH * HEIGHT)
  const saturation = new Float32Array(WIDTH * HEIGHT)
  const linear = Float64Array.from({ length: 256 }, (_, code) => (code / 255) ** 2.2)
  for (let p = 0; p < light.length; p++) {
    const r = linear[data[3 * p]]
    const g = linear[data[3 * p + 1]]
    const b = linear[data[3 * p + 2]]
    light[p] = 0.2126 * r + 0.7152 * g + 0.0722 * b
    const high = Math.max(r, g, b)
    saturation[p] = high === 0 ? 0 : (high - Math.min(r, g, b)) / high
  }
  return { light, saturation }
}

/** White on every view, and clearly above what surrounds it. */
function fixedSpots(planes: readonly LightPlane[]): Highlight[] {
  const white = new Float32Array(WIDTH * HEIGHT)
  for (let p = 0; p < white.length; p++) {
    const everywhere = planes.every(({ light, saturation }) => {
      return light[p] >= WHITE_LIGHT && saturation[p] <= WHITE_SATURATION
    })
    white[p] = everywhere && !inPortrait(p) ? 1 : 0
  }
  return spots(white, 0.5)
    .map((spot) => ({ ...spot, ratio: Math.min(...planes.map(({ light }) => againstRing(light, spot.box))) }))
    .filter(({ ratio }) => ratio >= RATIO)
    .slice(0, MOST_FIXED)
}

function inPortrait(p: number): boolean {
  const x = ((p % WIDTH) + 0.5) / WIDTH
  const y = (Math.floor(p / WIDTH) + 0.5) / HEIGHT
  return x >= PORTRAIT.x && x <= PORTRAIT.x + PORTRAIT.width && y >= PORTRAIT.y && y <= PORTRAIT.y + PORTRAIT.height
}

/** Mean light in a box over the median of the ring around it, a third of its size wide. */
function againstRing(light: Float32Array, box: CardBox): number {
  const ring: number[] = []
  let inside = 0
  let count = 0
  const marginX = Math.max(3 / WIDTH, box.width / 3)
  const marginY = Math.max(3 / HEIGHT, box.height / 3)
  for (let p = 0; p < light.length; p++) {
    const x = ((p % WIDTH) + 0.5) / WIDTH - box.x
    const y = (Math.floor(p / WIDTH) + 0.5) / HEIGHT - box.y
    if (x >= 0 && x <= box.width && y >= 0 && y <= box.height) {
      inside += light[p]
      count++
    } else if (x >= -marginX && x <= box.width + marginX && y >= -marginY && y <= box.height + marginY) {
      ring.push(light[p])
    }
  }
  const median = ring.sort((a, b) => a - b)[ring.length >> 1] ?? 1
  return inside / Math.max(1, count) / Math.max(median, 0.02)
}

/** Compact groups above a level, largest first. */
function spots(values: Float32Array, level: number): Highlight[] {
  const cells = WIDTH * HEIGHT
  return connectedComponents({ width: WIDTH, height: HEIGHT, data: values }, level, MIN_AREA * cells)
    .filter(({ area }) => area <= MAX_AREA * cells)
    .sort((a, b) => b.area - a.area)
    .map((component) => highlight(component, cells))
}

function highlight({ outline, area, mean }: Component, cells: number): Highlight {
  const xs = outline.map(([x]) => x / WIDTH)
  const ys = outline.map(([, y]) => y / HEIGHT)
  const box = { x: Math.min(...xs), y: Math.min(...ys), width: spanOf(xs), height: spanOf(ys) }
  return {
    box: { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) },
    x: round(xs.reduce((sum, x) => sum + x, 0) / xs.length),
    y: round(ys.reduce((sum, y) => sum + y, 0) / ys.length),
    areaShare: round(area / cells),
    ratio: round(mean),
  }
}

/** In card widths: heights count less by the shape of the card. */
function travelOf(moving: readonly (Highlight | null)[]): number {
  const seen = moving.filter((spot) => spot !== null)
  const distances = seen.flatMap((a, i) =>
    seen.slice(i + 1).map((b) => Math.hypot(a.x - b.x, ((a.y - b.y) * HEIGHT) / WIDTH)),
  )
  return round(Math.max(0, ...distances))
}

const spanOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const round = (value: number) => Number(value.toFixed(3)) + 0
