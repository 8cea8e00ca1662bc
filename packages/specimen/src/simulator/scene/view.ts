import { CARD } from '../../card/card-layout.ts'
import {
  homographyToQuad,
  invertHomography,
  mapPoint,
  type Homography,
  type Point,
  type Quad,
} from '../../photo/quad.ts'
import type { Random } from '../../random.ts'

export type Vector = readonly [x: number, y: number, z: number]

/** The card's size, mm. All of a scene lies in or above the plane of the card: x right, y down from its corner, z up. */
export const CARD_MM = { width: CARD.width / 10, height: CARD.height / 10, corner: CARD.cornerRadius / 10 } as const

/** The card before the lens: angles in radians, place of its centre in mm; z is the distance. */
export interface Pose {
  pitch: number
  yaw: number
  roll: number
  x: number
  y: number
  z: number
}

export interface Lens {
  widthPx: number
  heightPx: number
  focalPx: number
  /** Undistorted radius is `r * (1 + radial * r²)`, r in half diagonals. */
  radial: number
}

/** One camera position. */
export interface View {
  lens: Lens
  /** Undistorted pixels to mm on the card's plane. */
  toPlane: Homography
  /** mm on the card's plane to undistorted pixels. */
  toPixel: Homography
  /** The lens, and the phone's right and lower edge, in coordinates of the plane. */
  eye: Vector
  right: Vector
  down: Vector
}

export interface PoseRange {
  /** Share of the photo's width that the card covers. */
  fill: readonly [min: number, max: number]
  tiltDeg: readonly [min: number, max: number]
  rollDeg: number
  rotationDeg: 0 | 90 | 180 | 270
}

export function drawPose(random: Random, lens: Lens, range: PoseRange): Pose {
  const tilt = radians(range.tiltDeg[0] + (range.tiltDeg[1] - range.tiltDeg[0]) * Math.sqrt(random.next()))
  const azimuth = random.range(0, 2 * Math.PI)
  const roll = radians(range.rotationDeg + random.range(-range.rollDeg, range.rollDeg))
  const pose = { pitch: tilt * Math.sin(azimuth), yaw: tilt * Math.cos(azimuth), roll, x: 0, y: 0, z: 150 }
  const fill = random.range(range.fill[0], range.fill[1])
  // Size is nearly inverse to distance: three corrections settle it.
  for (let i = 0; i < 3; i++) {
    const box = boundsOf(cardQuad(openView(pose, lens)))
    pose.z *= Math.max(box.width / (fill * lens.widthPx), box.height / (0.88 * lens.heightPx))
  }
  const box = boundsOf(cardQuad(openView(pose, lens)))
  const slackX = Math.max(0, (lens.widthPx * 0.96 - box.width) / 2)
  const slackY = Math.max(0, (lens.heightPx * 0.96 - box.height) / 2)
  const mmPerPx = pose.z / lens.focalPx
  const wantedX = lens.widthPx / 2 + random.range(-0.8, 0.8) * slackX
  const wantedY = lens.heightPx / 2 + random.range(-0.6, 0.6) * slackY
  pose.x = (wantedX - (box.x + box.width / 2)) * mmPerPx
  pose.y = (wantedY - (box.y + box.height / 2)) * mmPerPx
  return pose
}

/** A hand's next place: 0.5 to 3 degrees and 1 to 6 mm between frames are ordinary; `amount` 0 is a tripod. */
export function moveHand(random: Random, pose: Pose, amount: number): Pose {
  const step = (deviation: number): number => random.gauss() * deviation * amount
  return {
    pitch: pose.pitch + step(radians(0.9)),
    yaw: pose.yaw + step(radians(0.9)),
    roll: pose.roll + step(radians(0.5)),
    x: pose.x + step(1),
    y: pose.y + step(1),
    z: pose.z * (1 + step(0.006)),
  }
}

export function openView(pose: Pose, lens: Lens): View {
  const [cp, sp, cy, sy] = [Math.cos(pose.pitch), Math.sin(pose.pitch), Math.cos(pose.yaw), Math.sin(pose.yaw)]
  const [cr, sr] = [Math.cos(pose.roll), Math.sin(pose.roll)]
  // Axes of the plane as the camera sees them.
  const ex: Vector = [cy * cr, cp * sr + sp * sy * cr, sp * sr - cp * sy * cr]
  const ey: Vector = [-cy * sr, cp * cr - sp * sy * sr, sp * cr + cp * sy * sr]
  const up: Vector = [ex[2] * ey[1] - ex[1] * ey[2], ex[0] * ey[2] - ex[2] * ey[0], ex[1] * ey[0] - ex[0] * ey[1]]
  const centre: Vector = [pose.x, pose.y, pose.z]
  const [mx, my] = [CARD_MM.width / 2, CARD_MM.height / 2]
  const corner = (x: number, y: number): Point => {
    const at = [0, 1, 2].map((k) => centre[k] + ex[k] * (x - mx) + ey[k] * (y - my))
    return [lens.widthPx / 2 + (lens.focalPx * at[0]) / at[2], lens.heightPx / 2 + (lens.focalPx * at[1]) / at[2]]
  }
  const { width, height } = CARD_MM
  const [a, b, c, d, e, f, g, h, i] = homographyToQuad([
    corner(0, 0),
    corner(width, 0),
    corner(width, height),
    corner(0, height),
  ])
  const toPixel: Homography = [a / width, b / height, c, d / width, e / height, f, g / width, h / height, i]
  return {
    lens,
    toPixel,
    toPlane: invertHomography(toPixel),
    eye: [mx - dot(ex, centre), my - dot(ey, centre), -dot(up, centre)],
    right: [ex[0], ey[0], up[0]],
    down: [ex[1], ey[1], up[1]],
  }
}

/** Where a point of the plane falls on the photo, distortion included, px. */
export function project(view: View, at: Point): Point {
  const { lens } = view
  const [ux, uy] = mapPoint(view.toPixel, at)
  const [cx, cy] = [lens.widthPx / 2, lens.heightPx / 2]
  const unit = 1 / (cx * cx + cy * cy)
  let [dx, dy] = [ux - cx, uy - cy]
  // Fixed point of the inverse; distortion is a few percent, so six rounds leave under 0.001 px.
  for (let i = 0; i < 6; i++) {
    const bend = 1 + lens.radial * (dx * dx + dy * dy) * unit
    dx = (ux - cx) / bend
    dy = (uy - cy) / bend
  }
  return [cx + dx, cy + dy]
}

/** Corners on the photo of a quadrilateral of the plane; the card itself when none is given. */
export function cardQuad(view: View, plane?: Quad): Quad {
  const { width, height } = CARD_MM
  const corners =
    plane ??
    ([
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ] as const)
  return corners.map((corner) => project(view, corner)) as unknown as Quad
}

export function boundsOf(points: readonly Point[]): { x: number; y: number; width: number; height: number } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
