import type { CardView } from './card-view.ts'
import { inkByColumn } from './ink-by-column.ts'
import { cutLine, cutStrip, type TextLine } from './text-line.ts'

/** The detector drops a lone last digit up to this many line heights behind the text. */
const REACH = 1.6
const PROBE_HEIGHT = 40
/** Print is as black as the rest of the line; a watermark under it reaches about half of that. */
const BLACK = 0.6

/** The line, lengthened when ink of its own contrast stands close behind it: `NO. 4` is often found as `NO.` */
export function toLastInk(line: TextLine, view: CardView): TextLine {
  const reach = (REACH * line.height) / Math.max(1, line.length)
  const probe = cutStrip(view, cutLine(line, 0, 1 + reach), PROBE_HEIGHT, 1)
  const ink = inkByColumn(probe, BLACK)
  const end = probe.width / (1 + reach)
  let last = -1
  let columns = 0
  for (let x = Math.ceil(end); x < probe.width; x++) {
    if (ink[x] ?? false) {
      last = x
      columns++
    }
  }
  // The thinnest sign, an I, is a sixteenth of the line's height wide; less is a speck or the edge of a background line.
  if (columns < PROBE_HEIGHT / 16) return line
  return cutLine(line, 0, Math.min(1 + reach, (last + PROBE_HEIGHT / 4) / end))
}
