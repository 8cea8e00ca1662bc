import type { RgbImage } from '@identity/vision'
import { CANON_PX_PER_MM } from '../layout-geometry/printed-rows.ts'
import { median } from '../../median.ts'
import { robustPolynomial } from '../layout-geometry/robust-line.ts'
import type { FoundPhoto } from './find-photo.ts'

export type Side = 'left' | 'right' | 'top'

/** How the card's ground turns into the portrait's background along one side. */
export interface BorderProfile {
  readonly side: Side
  /** 10–90 % width of the change, mm. */
  readonly riseMm: number
  /** Farthest the profile swings beyond either of its ends, as a share of the whole change: a line or a sliver. */
  readonly overshoot: number
  /** Turn of the side against the card's edges, degrees. */
  readonly turnDeg: number
  /** How far the side strays from a straight line, mm. */
  readonly roughMm: number
}

/** Pixels looked at on either side of the border: 1.5 mm. */
const REACH = 18
const SIDES: readonly Side[] = ['left', 'right', 'top']

/** The three sides of a portrait at which its background, not the person, meets the card. */
export function borderProfiles(canon: RgbImage, photo: FoundPhoto): BorderProfile[] {
  return SIDES.flatMap((side) => profileOf(canon, photo, side) ?? [])
}

function profileOf(canon: RgbImage, photo: FoundPhoto, side: Side): BorderProfile | null {
  const upright = side !== 'top'
  const at = side === 'left' ? photo.left : side === 'right' ? photo.right : photo.top
  const inward = side === 'right' ? -1 : 1
  // Shoulders reach the sides below the middle.
  const [from, to] = upright
    ? [photo.top + 6, photo.top + 0.5 * (photo.bottom - photo.top)]
    : [photo.left + 6, photo.right - 6]
  const axis = photo.background.map((value, c) => value - photo.ground[c])
  const length = axis.reduce((sum, value) => sum + value * value, 0)
  if (length < 400) return null
  const lines: number[][] = []
  const crossings: number[] = []
  const places: number[] = []
  for (let k = Math.ceil(from); k < to; k += 2) {
    const line = Array.from({ length: 2 * REACH + 1 }, (_, j) => {
      const across = Math.round(at + inward * (j - REACH))
      const [x, y] = upright ? [across, k] : [k, across]
      if (x < 0 || y < 0 || x >= canon.width || y >= canon.height) return 0
      const i = (y * canon.width + x) * 3
      return axis.reduce((sum, value, c) => sum + value * (canon.data[i + c] - photo.ground[c]), 0) / length
    })
    const crossing = crossingOf(line, 0.5)
    if (crossing === null) continue
    lines.push(line)
    crossings.push(crossing)
    places.push(k)
  }
  if (lines.length < 20) return null
  const straight = robustPolynomial(places, crossings, 1, 0.2)
  if (straight === null) return null
  const fitted = crossings.map((c, i) => c - straight.residuals[i])
  const turn = (fitted.at(-1)! - fitted[0]) / Math.max(1, places.at(-1)! - places[0])
  // Lines are laid over one another by the straight side, so that a turned side is not taken for a soft one.
  const middle = fitted[Math.floor(fitted.length / 2)]
  const profile = Array.from({ length: 2 * REACH - 3 }, (_, j) =>
    median(lines.map((line, i) => sampleAt(line, j + 2 + fitted[i] - middle))),
  )
  const outside = median(profile.slice(0, 8))
  const inside = median(profile.slice(-8))
  const scaled = profile.map((value) => (value - outside) / Math.max(0.2, inside - outside))
  const low = crossingOf(scaled, 0.1)
  const high = crossingOf(scaled, 0.9)
  if (low === null || high === null) return null
  return {
    side,
    riseMm: round(Math.max(0, high - low) / CANON_PX_PER_MM),
    overshoot: round(Math.max(...scaled.map((value) => Math.max(-value, value - 1)))),
    turnDeg: round((Math.atan(turn) * 180) / Math.PI),
    roughMm: round(straight.spread / CANON_PX_PER_MM),
  }
}

/** Where a rising profile last crosses a level on its way in, to a fraction of a pixel. */
function crossingOf(line: readonly number[], level: number): number | null {
  for (let i = line.length - 1; i > 0; i--) {
    if (line[i] >= level && line[i - 1] < level) return i - 1 + (level - line[i - 1]) / (line[i] - line[i - 1])
  }
  return null
}

function sampleAt(line: readonly number[], at: number): number {
  const u = Math.min(line.length - 1.001, Math.max(0, at))
  const i = Math.floor(u)
  return line[i] * (1 - (u - i)) + line[i + 1] * (u - i)
}

const round = (value: number): number => Number(value.toFixed(3))
