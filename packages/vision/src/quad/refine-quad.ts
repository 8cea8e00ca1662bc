import type { Line } from '../fit-line.ts'
import type { Point, Quad } from '../image.ts'
import type { RoughQuad } from './combine-quads.ts'
import { completeRectangle } from './complete-rectangle.ts'
import type { DetectedLine } from './detect-lines.ts'
import { FOCALS } from './geometry-fit.ts'
import type { GrayPlane } from './gray-plane.ts'
import { refineSide } from './refine-side.ts'

export interface RefinedQuad {
  readonly corners: Quad
  readonly residualPx: number
  /** Per side; 0 for one not seen. */
  readonly support: number[]
}

/**
 * Fit the sides of a rough quad anew in the full-scale planes. `factor`: full-scale px per px of the rough quad.
 * Null when a side that was seen at the coarse scale cannot be found at the fine one.
 */
export function refineQuad(
  rough: RoughQuad,
  planes: readonly GrayPlane[],
  factor: number,
  aspect: number,
): RefinedQuad | null {
  let corners = rough.corners.map(([x, y]): Point => [x * factor, y * factor])
  const support = [0, 0, 0, 0]
  let squares = 0
  let points = 0
  // First as far as the coarse scale may be wrong, then close by, where nothing else competes.
  for (const pass of [
    { reachPx: Math.max(5, 2.5 * factor), stepPx: Math.max(1, factor / 3) },
    { reachPx: Math.max(5, 1.3 * factor), stepPx: Math.max(1, factor / 6) },
  ]) {
    const lines: (Line | null)[] = []
    squares = 0
    points = 0
    for (let i = 0; i < 4; i++) {
      const side = rough.lines[i]
      const [from, to] = [corners[i], corners[(i + 1) & 3]]
      if (side === null) {
        lines.push(null)
        continue
      }
      const normal = normalLike(side, from, to)
      const refined = refineSide(planes[side.source], { from, to, normal, ...pass }, Math.max(1.2, 0.5 * factor))
      if (refined === null) {
        lines.push({ normal, offset: normal[0] * from[0] + normal[1] * from[1] })
        support[i] = 0
        continue
      }
      lines.push(refined.line)
      // The wide pass is the honest one: within the narrow pass's reach chance alone finds an edge near the line.
      support[i] = support[i] === 0 ? refined.support : Math.min(support[i], refined.support)
      squares += refined.points * refined.residualPx ** 2
      points += refined.points
    }
    const next = intersect(lines, planes[0], aspect, corners)
    if (next === null) return null
    corners = next
  }
  const [a, b, c, d] = corners
  return { corners: [a, b, c, d], residualPx: points === 0 ? Infinity : Math.sqrt(squares / points), support }
}

/** The side's normal, turned to the sense in which the coarse line saw dark and light. */
function normalLike({ line }: DetectedLine, from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const normal: Point = [(from[1] - to[1]) / length, (to[0] - from[0]) / length]
  return normal[0] * line.normal[0] + normal[1] * line.normal[1] >= 0 ? normal : [-normal[0], -normal[1]]
}

function intersect(
  lines: readonly (Line | null)[],
  plane: GrayPlane,
  aspect: number,
  old: readonly Point[],
): Point[] | null {
  const corners: Point[] = []
  for (let i = 0; i < 4; i++) {
    const [before, after] = [lines[(i + 3) & 3], lines[i]]
    if (before === null || after === null) {
      corners.push(old[i])
      continue
    }
    const det = before.normal[0] * after.normal[1] - before.normal[1] * after.normal[0]
    if (Math.abs(det) < 0.2) return null
    corners.push([
      (before.offset * after.normal[1] - after.offset * before.normal[1]) / det,
      (after.offset * before.normal[0] - before.offset * after.normal[0]) / det,
    ])
  }
  const unseen = lines.indexOf(null)
  return unseen < 0 ? corners : withFarSide(corners, lines, unseen, plane, aspect)
}

/** Put the unseen side where the aspect wants it, given the other three. */
function withFarSide(
  corners: Point[],
  lines: readonly (Line | null)[],
  unseen: number,
  plane: GrayPlane,
  aspect: number,
): Point[] | null {
  const [cx, cy] = [plane.width / 2, plane.height / 2]
  const at = (i: number): Point => [corners[i & 3][0] - cx, corners[i & 3][1] - cy]
  // Sides around: unseen runs far→far + 1; the seen base is opposite, from unseen + 2 to unseen + 3.
  const [right, left] = [at(unseen + 2), at(unseen + 3)]
  const [farRight, farLeft] = [at(unseen + 1), at(unseen)]
  const towards = (line: Line | null | undefined, from: Point, far: Point): Point => {
    if (line === null || line === undefined) return far
    const direction: Point = [-line.normal[1], line.normal[0]]
    const sense = direction[0] * (far[0] - from[0]) + direction[1] * (far[1] - from[1]) >= 0 ? 1 : -1
    return [from[0] + sense * 100 * direction[0], from[1] + sense * 100 * direction[1]]
  }
  const leftTowards = towards(lines[(unseen + 3) & 3], left, farLeft)
  const rightTowards = towards(lines[(unseen + 1) & 3], right, farRight)
  const base = Math.hypot(right[0] - left[0], right[1] - left[1])
  const reach = Math.hypot(farLeft[0] - left[0], farLeft[1] - left[1])
  const depth = reach > base ? aspect : 1 / aspect
  const far = completeRectangle(
    left,
    right,
    leftTowards,
    rightTowards,
    depth,
    FOCALS[0] * Math.max(plane.width, plane.height),
  )
  if (far === null) return null
  const done = [...corners]
  done[unseen] = [far[0][0] + cx, far[0][1] + cy]
  done[(unseen + 1) & 3] = [far[1][0] + cx, far[1][1] + cy]
  return done
}
