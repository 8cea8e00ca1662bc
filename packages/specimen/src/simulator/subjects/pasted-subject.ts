import type { Capture } from '../capture.ts'
import type { Gloss } from '../scene/light-grid.ts'
import { throughLens } from '../scene/optics.ts'
import type { Subject } from '../scene/subject.ts'
import { sampleRow, type Texture } from '../scene/texture.ts'

/** A piece of paper glued on a card. */
export interface Patch {
  /** Its print, laid from (0, 0) on its own plane, mm. */
  texture: Texture
  widthMm: number
  heightMm: number
  /** Where its centre lies on the card, mm, and its turn, radians. */
  x: number
  y: number
  angle: number
  thicknessMm: number
  gloss: Gloss
}

/** A card with a patch on it: the patch hides what lies below, mirrors in its own way, and throws a thin shadow. */
export function pastedSubject(capture: Capture, card: Subject, patch: Patch): Subject {
  throughLens(patch.texture, capture.optics, capture.pxPerMm)
  const [c, s] = [Math.cos(patch.angle), Math.sin(patch.angle)]
  const [halfWidth, halfHeight] = [patch.widthMm / 2, patch.heightMm / 2]
  const width = capture.sensor.widthPx
  const local = { x: new Float64Array(width), y: new Float64Array(width), body: new Float32Array(width) }
  const { shadow } = capture.room
  const fall = Math.hypot(shadow.x, shadow.y) || 1
  const [lightX, lightY] = [-shadow.x / fall, -shadow.y / fall]
  // A step of thickness t under a lamp at some 45 degrees: a dark line about as wide as t on the far side.
  const reach = 2.2 * patch.thicknessMm
  return {
    ...card,
    paint: (row, into) => {
      card.paint(row, into)
      let any = false
      for (let i = 0; i < row.width; i++) {
        const [dx, dy] = [row.x[i] - patch.x, row.yMm[i] - patch.y]
        local.x[i] = c * dx + s * dy + halfWidth
        local.y[i] = c * dy - s * dx + halfHeight
        any ||= Math.abs(local.x[i] - halfWidth) < halfWidth + 1 && Math.abs(local.y[i] - halfHeight) < halfHeight + 1
      }
      if (!any) return
      sampleRow(patch.texture, { ...row, x: local.x, yMm: local.y }, local.body)
      for (let i = 0; i < row.width; i++) {
        const [px, py] = [local.x[i] - halfWidth, local.y[i] - halfHeight]
        const [outX, outY] = [Math.abs(px) - halfWidth, Math.abs(py) - halfHeight]
        const out = Math.max(outX, outY)
        if (out > reach + 1) continue
        // Which side of the patch is nearest, and whether it faces the lamp.
        const facing =
          outX > outY ? Math.sign(px) * (c * lightX + s * lightY) : Math.sign(py) * (c * lightY - s * lightX)
        const near = out > 0 ? Math.max(0, 1 - out / reach) : 0
        const shade = 1 - near * (facing < 0 ? -0.55 * facing : 0.08)
        const share = Math.min(1, Math.max(0, 0.5 - out * row.pxPerMm))
        const rim = out > -0.12 && facing > 0 ? 1 + 0.15 * facing : 1
        into.body[i] = into.body[i] * shade * (1 - share) + local.body[i] * rim * share
      }
    },
    finish: {
      slope: card.finish.slope,
      gloss: (x, y) => {
        const [dx, dy] = [x - patch.x, y - patch.y]
        const inside = Math.abs(c * dx + s * dy) < halfWidth && Math.abs(c * dy - s * dx) < halfHeight
        return inside ? patch.gloss : card.finish.gloss(x, y)
      },
    },
  }
}
