import type { Locale } from '../../text/text-context.ts'

/** Fractions (0–1) of the card, from its top left. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Region extends Box {
  readonly field: string | null
}

export interface Arrow {
  readonly x: number
  readonly y: number
  readonly dxMm: number
  readonly dyMm: number
  readonly field: string | null
}

/** A wave of a spectrum, in cycles a pixel (−0.5…0.5), with its contrast over the surroundings in natural-log units. */
export interface Wave {
  readonly fx: number
  readonly fy: number
  readonly contrast: number
}

export interface FlashStep {
  /** Shown by the screen, 0–255. */
  readonly sent: readonly [number, number, number] | null
  /** How far the picture turned from its mean over the steps, scaled so that the largest change is 1. */
  readonly measured: readonly [number, number, number]
}

/**
 * What of a voter's evidence can be drawn. Evidence is open by contract (each voter has its own members, and old bundles
 * keep old ones), so every member is looked at before it is believed; what is not understood is left to the plain list.
 */
export interface Drawable {
  readonly regions: readonly Region[]
  readonly arrows: readonly Arrow[]
  readonly waves: readonly Wave[]
  readonly flash: readonly FlashStep[]
  /** Highlights that wander as the card tilts, in the order of the frames. */
  readonly moving: readonly Box[]
  /** Highlights that stay although the card tilts. */
  readonly fixed: readonly Box[]
  /** Values along a line, 0–1: such as a copy of the portrait found at a distance. */
  readonly curve: readonly number[]
}

/** Members that a drawing shows already. */
const DRAWN = [
  'regions',
  'residualVectors',
  'looks',
  'moving',
  'fixed',
  'flashSteps',
  'perStep',
  'response',
  'colors',
  'curve',
  'ghostCurve',
]

type Evidence = Readonly<Record<string, unknown>>

export function drawable(evidence: Evidence): Drawable {
  return {
    regions: list(evidence.regions).flatMap((item) => {
      const box = boxOf(item)
      return box === null ? [] : [{ ...box, field: text(item.field) }]
    }),
    arrows: list(evidence.residualVectors).flatMap((item) => {
      const [x, y, dxMm, dyMm] = numbers(item, ['x', 'y', 'dxMm', 'dyMm'])
      return allFinite(x, y, dxMm, dyMm) ? [{ x, y, dxMm, dyMm, field: text(item.field) }] : []
    }),
    waves: [...list(evidence.looks), ...list(evidence.look === undefined ? [] : [evidence.look])].flatMap((look) =>
      [...list(look.waves), ...list(look.colorWaves)].flatMap((wave) => {
        const [fx, fy, contrast] = numbers(wave, ['fx', 'fy', 'contrast'])
        return allFinite(fx, fy, contrast) ? [{ fx, fy, contrast }] : []
      }),
    ),
    flash: flashSteps(evidence),
    moving: list(evidence.moving).flatMap((item) => boxOf(item.box) ?? []),
    fixed: list(evidence.fixed).flatMap((item) => boxOf(item.box) ?? []),
    curve: array(evidence.ghostCurve ?? evidence.curve).filter(
      (value) => typeof value === 'number' && Number.isFinite(value),
    ) as number[],
  }
}

/** What is left for the plain list: numbers, words and short lists of them, nested one level as `frame.noise`. */
export function plainEvidence(evidence: Evidence, locale: Locale): readonly (readonly [key: string, value: string])[] {
  const rows: [string, string][] = []
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, useGrouping: false })
  const shown = (value: unknown): string => {
    if (typeof value === 'number') return Number.isInteger(value) ? String(value) : format.format(value)
    return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '–'
  }
  const add = (key: string, value: unknown, deep: boolean) => {
    if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
      rows.push([key, shown(value)])
    else if (Array.isArray(value)) {
      if (value.length > 0 && value.every((item) => item === null || typeof item !== 'object'))
        rows.push([key, value.slice(0, 12).map(shown).join('; ') + (value.length > 12 ? '; …' : '')])
    } else if (deep && typeof value === 'object')
      for (const [inner, item] of Object.entries(value as Evidence)) add(`${key}.${inner}`, item, false)
  }
  for (const [key, value] of Object.entries(evidence)) if (!DRAWN.includes(key)) add(key, value, true)
  return rows
}

/**
 * Steps as one list (`perStep` of `{ color, measured }`, or `flashSteps` of `{ color, response }`) or as two (`colors`, `response`). A response is a mean colour of
 * the picture; what answers the flash is its change against the other steps, so their mean is taken off.
 */
function flashSteps(evidence: Evidence): FlashStep[] {
  const paired = [...list(evidence.perStep), ...list(evidence.flashSteps)]
  const responses = (
    paired.length > 0 ? paired.map(({ measured, response }) => measured ?? response) : array(evidence.response)
  ).flatMap((value) => triple(value) ?? [])
  const colors = paired.length > 0 ? paired.map(({ color }) => color) : array(evidence.colors)
  const steps = responses.length / 3
  const mean = [0, 1, 2].map(
    (channel) => responses.filter((_, i) => i % 3 === channel).reduce((sum, value) => sum + value, 0) / steps,
  )
  const change = responses.map((value, i) => value - (mean[i % 3] ?? 0))
  const most = Math.max(...change.map(Math.abs), 1e-9)
  return Array.from({ length: steps }, (_, step) => ({
    sent: colorOf(colors[step]),
    measured: [0, 1, 2].map((channel) => (change[step * 3 + channel] ?? 0) / most) as [number, number, number],
  }))
}

/** `#rrggbb` or three numbers. */
function colorOf(value: unknown): FlashStep['sent'] {
  const hex = typeof value === 'string' ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value) : null
  if (hex !== null) return [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16)]
  return triple(value)
}

function triple(value: unknown): readonly [number, number, number] | null {
  const [r, g, b] = array(value)
  return typeof r === 'number' && typeof g === 'number' && typeof b === 'number' ? [r, g, b] : null
}

function boxOf(value: unknown): Box | null {
  if (typeof value !== 'object' || value === null) return null
  const [x, y, width, height] = numbers(value as Evidence, ['x', 'y', 'width', 'height'])
  return allFinite(x, y, width, height) ? { x, y, width, height } : null
}

const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const list = (value: unknown): readonly Evidence[] =>
  array(value).filter((item): item is Evidence => typeof item === 'object' && item !== null)
const text = (value: unknown) => (typeof value === 'string' ? value : null)
const numbers = (item: Evidence, keys: readonly string[]) =>
  keys.map((key) => (typeof item[key] === 'number' ? item[key] : NaN)) as [number, number, number, number]
const allFinite = (...values: readonly number[]) => values.every((value) => Number.isFinite(value))
