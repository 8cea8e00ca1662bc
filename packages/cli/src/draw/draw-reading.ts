import type { ReadingEvidence } from '@identity/pipeline'
import type { Point, Quad } from '@identity/specimen'
import { confidenceBand } from './confidence-band.ts'
import { dashArray, drawPanel, numberTag, PANEL_WIDTH, PII_NOTE } from './draw-panel.ts'
import { drawnFields, type DrawnField } from './drawn-fields.ts'
import { escapeXml } from './escape-xml.ts'
import type { SetText } from './set-text.ts'

/** Where the photo stands on the drawing, and how its pixels map there. */
export interface DrawnPhoto {
  /** Size on the drawing, px. */
  readonly width: number
  readonly height: number
  /** Drawing px for each pixel of the upright frame. */
  readonly scale: number
  /** `data:` URL, or null when the photo is laid under the drawing by whoever asked for it. */
  readonly href: string | null
}

export interface Drawing {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Width of the lines around fields; a white one twice as wide lies under each, so that it shows on any ground. */
const LINE = 3
const CARD_COLOUR = '#cc3d95'

/**
 * What was read, drawn on the photo: the card's corners, a numbered box for each field, and beside it a panel with the
 * text, how sure it is, and what did not fit. A self-contained SVG document; recognised text is escaped.
 */
export function drawReading(photo: DrawnPhoto, reading: ReadingEvidence, setText: SetText): Drawing {
  const fields = reading.kind === 'read' ? drawnFields(reading) : []
  const panel = drawPanel(reading, fields, setText)
  const width = photo.width + PANEL_WIDTH
  const height = Math.ceil(Math.max(photo.height, panel.height))
  const onDrawing = ([x, y]: Point): Point => [x * photo.scale, y * photo.scale]
  const onPhoto = [
    ...(reading.kind === 'read' ? [cardOutline(reading.quad.map(onDrawing) as unknown as Quad)] : []),
    ...fields.map((field, index) => {
      const shared = fields.slice(0, index).some((other) => String(other.corners) === String(field.corners))
      return fieldBox(field, index + 1, shared ? 'after' : 'before', onDrawing, setText)
    }),
  ]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>What was read on the card</title>
<desc>${escapeXml(PII_NOTE)}</desc>
<clipPath id="photo"><rect width="${photo.width}" height="${photo.height}"/></clipPath>
${photo.href === null ? '' : `<rect width="${width}" height="${height}" fill="#fff"/><image width="${photo.width}" height="${photo.height}" href="${photo.href}"/>`}
<g clip-path="url(#photo)" fill="none" stroke-linejoin="round">
${onPhoto.join('\n')}
</g>
<g transform="translate(${photo.width} 0)">
<rect width="${PANEL_WIDTH}" height="${height}" fill="#fff"/>
${panel.svg}
</g>
</svg>
`
  return { svg, width, height }
}

const outline = (corners: Quad): string => `M${corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`

/** The card's edge, and an arrow head at the middle of its top edge: which way is up is part of what was found. */
function cardOutline(corners: Quad): string {
  const [[ax, ay], [bx, by], , [dx, dy]] = corners
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2]
  const [rightX, rightY] = [(bx - ax) * 0.02, (by - ay) * 0.02]
  const [downX, downY] = [(dx - ax) * 0.05, (dy - ay) * 0.05]
  const tip = `M${mx - rightX} ${my - rightY}L${mx - downX} ${my - downY}L${mx + rightX} ${my + rightY}Z`
  const path = outline(corners)
  return (
    `<g class="card"><path d="${path}" stroke="#fff" stroke-width="${2.4 * LINE}"/>` +
    `<path d="${path}" stroke="${CARD_COLOUR}" stroke-width="${1.2 * LINE}"/>` +
    `<path d="${tip}" fill="${CARD_COLOUR}" stroke="#fff"/></g>`
  )
}

/** Two fields of one line (place and date of birth) share a box: the second has its tag after it. */
function fieldBox(
  { name, field, corners }: DrawnField,
  number: number,
  tagPlace: 'before' | 'after',
  onDrawing: (point: Point) => Point,
  setText: SetText,
): string {
  if (corners === null) return ''
  const band = confidenceBand(field)
  const placed = corners.map(onDrawing) as unknown as Quad
  const path = outline(placed)
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = placed
  // As high as the row, so that tags of neighbouring rows do not lie on each other; before the value, where labels end.
  const side = Math.min(26, Math.max(12, Math.round(Math.hypot(dx - ax, dy - ay) * 0.9)))
  const [start, end] = [
    [(ax + dx) / 2, (ay + dy) / 2],
    [(bx + cx) / 2, (by + cy) / 2],
  ] as const
  const length = Math.max(1, Math.hypot(end[0] - start[0], end[1] - start[1]))
  const step = (0.75 * side) / length
  const t = tagPlace === 'before' ? -step : 1 + step
  const tagAt: Point = [start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1])]
  return (
    `<g class="field" data-name="${escapeXml(name)}"><title>${escapeXml(`${name}: ${field.value ?? 'unreadable'}`)}</title>` +
    `<path d="${path}" stroke="#fff" stroke-width="${2 * LINE}"/>` +
    `<path class="box" d="${path}" stroke="${band.colour}" stroke-width="${LINE}"${dashArray(band, LINE)}/>` +
    `${numberTag(number, tagAt[0] - side / 2, tagAt[1] - side / 2, side, band, setText)}</g>`
  )
}
