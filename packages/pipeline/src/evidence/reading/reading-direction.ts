import type { TextBox } from '@identity/vision'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardView } from './card-view.ts'
import { cutStrip, textLine } from './text-line.ts'

/** How many of the longest lines are asked which way up they are. */
const ASKED = 3

/**
 * Angle (radians, clockwise on screen) in which the text on a picture is read. The axis is the one most box length
 * lies along; which of its two ways comes from the direction model, asked on the longest lines.
 */
export async function readingDirection(boxes: readonly TextBox[], view: CardView, engine: OcrEngine): Promise<number> {
  let cos = 0
  let sin = 0
  for (const { rect } of boxes) {
    const along = rect.width >= rect.height ? rect.angle : rect.angle + Math.PI / 2
    // Angles of axes repeat every half turn, hence the doubling; square boxes have no axis and no weight.
    const weight = Math.abs(rect.width - rect.height)
    cos += weight * Math.cos(2 * along)
    sin += weight * Math.sin(2 * along)
  }
  const axis = Math.atan2(sin, cos) / 2
  const longest = boxes
    .map((box) => textLine(box, axis))
    .sort((a, b) => b.length - a.length)
    .slice(0, ASKED)
  const turned = await engine.upsideDown(longest.map((line) => cutStrip(view, line, STRIP_HEIGHT, 1)))
  const mean = turned.reduce((sum, p) => sum + p, 0) / Math.max(1, turned.length)
  return mean > 0.5 ? axis + Math.PI : axis
}
