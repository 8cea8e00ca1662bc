import { CARD } from '../card/card-layout.ts'
import type { Random } from '../random.ts'
import type { Point, Quad } from './quad.ts'

const WIDTH_MM = CARD.width / 10
const HEIGHT_MM = CARD.height / 10
/** Main cameras of phones are near 26 mm equivalent; a 35 mm frame is 36 mm wide. */
const FOCAL_PER_LONG_SIDE = 26 / 36

/** The card before a pinhole camera: angles in radians, place of its centre in mm; z is the distance. */
export interface Pose {
  pitch: number
  yaw: number
  roll: number
  x: number
  y: number
  z: number
}

export interface FrameSize {
  widthPx: number
  heightPx: number
}

export interface PoseRange {
  /** The card's box covers this share of the photo's width (or height, where that is what limits it). */
  fill: readonly [min: number, max: number]
  maxTiltDeg: number
  maxRollDeg: number
  /** The phone or the card turned: the card's top then points right (90), down (180) or left (270). */
  rotationDeg: 0 | 90 | 180 | 270
  /** Width of the card in the photo, px, instead of `fill`; no wider than fits. */
  cardWidthPx?: readonly [min: number, max: number]
  /** The card reaches one border of the photo or up to 0.8 % of its size over it. */
  touchesBorder?: boolean
}

/** Draws a pose in which the whole card is in view. */
export function drawPose(random: Random, size: FrameSize, range: PoseRange): Pose {
  const tilt = rad(range.maxTiltDeg * Math.sqrt(random.next()))
  const azimuth = random.range(0, 2 * Math.PI)
  const pose: Pose = {
    pitch: tilt * Math.sin(azimuth),
    yaw: tilt * Math.cos(azimuth),
    roll: rad(range.rotationDeg + random.range(-range.maxRollDeg, range.maxRollDeg)),
    x: 0,
    y: 0,
    z: 150,
  }
  const fill = random.range(range.fill[0], range.fill[1])
  const wanted = range.cardWidthPx === undefined ? null : random.range(range.cardWidthPx[0], range.cardWidthPx[1])
  // The size in pixels is almost inverse to the distance: three corrections settle it.
  for (let i = 0; i < 3; i++) {
    const quad = projectCard(pose, size)
    const box = bounds(quad)
    pose.z *=
      wanted === null
        ? Math.max(box.width / (fill * size.widthPx), box.height / (Math.max(fill, 0.9) * size.heightPx))
        : Math.max(
            cardWidth(quad) / wanted,
            box.width / (WIDEST_FILL * size.widthPx),
            box.height / (WIDEST_FILL * size.heightPx),
          )
  }
  const box = bounds(projectCard(pose, size))
  const slack = (room: number, margin: number): number => Math.max(0, room / 2 - margin)
  const dx = random.range(-1, 1) * slack(size.widthPx - box.width, size.widthPx * 0.02)
  const dy = random.range(-1, 1) * slack(size.heightPx - box.height, size.heightPx * 0.02) * 0.7
  const centre = { x: size.widthPx / 2 + dx, y: size.heightPx / 2 + dy }
  moveTo(pose, size, box, centre)
  if (range.touchesBorder !== true) return pose
  const over = random.range(0, 0.008)
  const side = random.pick(['left', 'right', 'top', 'bottom'] as const)
  // A tilted card changes its outline as it moves: the border is met in three steps.
  for (let i = 0; i < 3; i++) {
    const now = bounds(projectCard(pose, size))
    const to = { x: now.x + now.width / 2, y: now.y + now.height / 2 }
    if (side === 'left') to.x = now.width * (0.5 - over)
    if (side === 'right') to.x = size.widthPx - now.width * (0.5 - over)
    if (side === 'top') to.y = now.height * (0.5 - over)
    if (side === 'bottom') to.y = size.heightPx - now.height * (0.5 - over)
    moveTo(pose, size, now, to)
  }
  return pose
}

/** Shift the card so that the middle of its box comes to lie at `to`, px. */
function moveTo(pose: Pose, size: FrameSize, box: ReturnType<typeof bounds>, to: { x: number; y: number }): void {
  const mmPerPx = pose.z / focalPx(size)
  pose.x += (to.x - (box.x + box.width / 2)) * mmPerPx
  pose.y += (to.y - (box.y + box.height / 2)) * mmPerPx
}

/** Largest share of the photo a card of a wanted width may take. */
const WIDEST_FILL = 0.96

function cardWidth([a, b, c, d]: Quad): number {
  return (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2
}

/** The next frame of a hand-held burst: a few tenths of a degree and of a millimetre away. `amount` 1 is ordinary. */
export function handMotion(random: Random, pose: Pose, amount: number): Pose {
  const step = (sd: number): number => random.gauss() * sd * amount
  return {
    pitch: pose.pitch + step(rad(0.6)),
    yaw: pose.yaw + step(rad(0.6)),
    roll: pose.roll + step(rad(0.35)),
    x: pose.x + step(0.7),
    y: pose.y + step(0.7),
    z: pose.z * (1 + step(0.004)),
  }
}

export function projectCard(pose: Pose, size: FrameSize): Quad {
  const [cp, sp] = [Math.cos(pose.pitch), Math.sin(pose.pitch)]
  const [cy, sy] = [Math.cos(pose.yaw), Math.sin(pose.yaw)]
  const [cr, sr] = [Math.cos(pose.roll), Math.sin(pose.roll)]
  const f = focalPx(size)
  const corner = (x: number, y: number): Point => {
    const [rx, ry] = [cr * x - sr * y, sr * x + cr * y]
    const [yx, yz] = [cy * rx, -sy * rx]
    const [py, pz] = [cp * ry - sp * yz, sp * ry + cp * yz]
    const z = pose.z + pz
    return [size.widthPx / 2 + (f * (yx + pose.x)) / z, size.heightPx / 2 + (f * (py + pose.y)) / z]
  }
  const [w, h] = [WIDTH_MM / 2, HEIGHT_MM / 2]
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
}

export function bounds(points: readonly Point[]): { x: number; y: number; width: number; height: number } {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const focalPx = (size: FrameSize): number => FOCAL_PER_LONG_SIDE * Math.max(size.widthPx, size.heightPx)
const rad = (degrees: number): number => (degrees * Math.PI) / 180
