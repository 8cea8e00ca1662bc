import type { FieldCheck, ReadingEvidence } from '@identity/pipeline'
import { BANDS, confidenceBand, type ConfidenceBand } from './confidence-band.ts'
import type { DrawnField } from './drawn-fields.ts'
import { breakLines, type SetText, type TextLook } from './set-text.ts'

const MARGIN = 24
export const PANEL_WIDTH = 640
const NUMBER_WIDTH = 44
const BAR_WIDTH = 72

const INK = '#1a1a1a'
const FAINT = '#5a5a5a'
/** A dark red that stands out from ink by lightness too; checks are also worded. */
const ALARM = '#a1160a'

const look = (size: number, weight: 400 | 700, fill: string): TextLook => ({ size, weight, fill })
const TITLE = look(24, 700, INK)
const NAME = look(15, 400, FAINT)
const VALUE = look(20, 700, INK)
const SMALL = look(15, 400, INK)
const REMARK = look(15, 700, ALARM)

export const PII_NOTE =
  'This drawing shows what is on the card. Keep it, send it and delete it as you would the card itself.'

export interface Panel {
  readonly svg: string
  readonly height: number
}

/** The column beside the photo: every field with its number, value, confidence and the checks that did not come out well. */
export function drawPanel(reading: ReadingEvidence, fields: readonly DrawnField[], setText: SetText): Panel {
  const parts: string[] = []
  let y = MARGIN
  const write = (text: string, style: TextLook, x = MARGIN, maxLines = 2): void => {
    for (const line of breakLines(text, PANEL_WIDTH - MARGIN - x, style, maxLines)) {
      y += style.size * 1.25
      parts.push(setText(line, x, y - style.size * 0.25, style))
    }
  }

  if (reading.kind === 'no_card') {
    write('No card', TITLE)
    write(reading.reason, SMALL, MARGIN, 4)
  } else {
    write(`Card read, ${Math.round(reading.cardWidthPx)} px wide`, TITLE)
    parts.push(legend(y + 14, setText))
    y += 42
    fields.forEach((drawn, index) => {
      parts.push(fieldHead(drawn, index + 1, y, setText))
      y += 18
      write(shownValue(drawn.field), drawn.field.value === null ? SMALL : VALUE, MARGIN + NUMBER_WIDTH)
      for (const check of remarks(drawn.field.checks)) write(check, REMARK, MARGIN + NUMBER_WIDTH)
      y += 6
    })
    for (const check of remarks(reading.checks)) write(check, REMARK)
  }
  y += 12
  write(PII_NOTE, NAME)
  return { svg: parts.join('\n'), height: y + MARGIN }
}

function shownValue({ value, raw }: DrawnField['field']): string {
  if (value !== null) return value
  return raw === null ? 'nothing read' : `unreadable: ${raw}`
}

function remarks(checks: readonly FieldCheck[]): string[] {
  return checks
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ rule, outcome, detail }) => `${outcome === 'fail' ? 'failed' : 'warning'} ${rule}: ${detail}`)
}

/** Number, name, confidence bar and confidence of a field, on one line. */
function fieldHead({ name, field }: DrawnField, number: number, y: number, setText: SetText): string {
  const band = confidenceBand(field)
  const barX = PANEL_WIDTH - MARGIN - BAR_WIDTH - 150
  // Rounded down: 0.899 is not yet sure and must not read 0.90.
  const sure = field.value === null ? '' : ` ${(Math.floor(100 * field.confidence) / 100).toFixed(2)}`
  return [
    numberTag(number, MARGIN, y + 2, 22, band, setText),
    setText(name, MARGIN + NUMBER_WIDTH, y + 15, NAME),
    `<rect x="${barX}" y="${y + 4}" width="${BAR_WIDTH}" height="10" fill="none" stroke="${FAINT}"/>`,
    `<rect x="${barX}" y="${y + 4}" width="${(BAR_WIDTH * clamp(field.confidence)).toFixed(1)}" height="10" fill="${band.colour}"/>`,
    setText(`${band.label}${sure}`, barX + BAR_WIDTH + 10, y + 15, SMALL),
  ].join('')
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share))

/** A filled square with the number that ties a box on the photo to its line in the panel. */
export function numberTag(
  number: number,
  x: number,
  y: number,
  side: number,
  band: ConfidenceBand,
  setText: SetText,
): string {
  const size = Math.round(side * 0.68)
  const digits = String(number)
  const left = x + side / 2 - digits.length * size * 0.278
  return (
    `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${side}" height="${side}" rx="3" fill="${band.colour}" stroke="#fff"/>` +
    setText(digits, left, y + side / 2 + size * 0.36, look(size, 700, '#ffffff'))
  )
}

function legend(y: number, setText: SetText): string {
  let x = MARGIN
  return BANDS.map((band) => {
    const line = `<path d="M${x} ${y}h40" stroke="${band.colour}" stroke-width="5"${dashArray(band, 5)}/>`
    const word = setText(band.label, x + 48, y + 5, SMALL)
    x += 60 + band.label.length * 9 + 16
    return line + word
  }).join('')
}

/** The `stroke-dasharray` of a band for a line of this width, or nothing for a solid one. */
export function dashArray({ dashes }: ConfidenceBand, lineWidth: number): string {
  return dashes.length === 0 ? '' : ` stroke-dasharray="${dashes.map((dash) => dash * lineWidth).join(' ')}"`
}
