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
  // The size in pixels is almost inverse to the distance: three corrections settle it.
  for (let i = 0; i < 3; i++) {
    const box = bounds(projectCard(pose, size))
    pose.z *= Math.max(box.width / (fill * size.widthPx), box.height / (Math.max(fill, 0.9) * size.heightPx))
  }
  const box = bounds(projectCard(pose, size))
  const slack = (room: number, margin: number): number => Math.max(0, room / 2 - margin)
  const dx = random.range(-1, 1) * slack(size.widthPx - box.width, size.widthPx * 0.02)
  const dy = random.range(-1, 1) * slack(size.heightPx - box.height, size.heightPx * 0.02) * 0.7
  const mmPerPx = pose.z / focalPx(size)
  pose.x = (size.widthPx / 2 + dx - (box.x + box.width / 2)) * mmPerPx
  pose.y = (size.heightPx / 2 + dy - (box.y + box.height / 2)) * mmPerPx
  return pose
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
