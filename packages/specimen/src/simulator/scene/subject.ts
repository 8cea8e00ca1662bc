import type { Quad } from '../../photo/quad.ts'
import type { Finish } from './light-grid.ts'

/** One row of the sensor: where each photosite looks on the card's plane, mm, and which colour it counts. */
export interface Row {
  y: number
  width: number
  /** Channel of even and odd columns: 0 red, 1 green, 2 blue. */
  even: 0 | 1 | 2
  odd: 0 | 1 | 2
  x: Float64Array
  yMm: Float64Array
  /** Pixels of the photo per mm of the plane, near the middle of the card. */
  pxPerMm: number
}

/** What one row of photosites receives from the subject, before any lamp. */
export interface Painted {
  /** Reflectance, white paper 1. */
  body: Float32Array
  /** Share of the photosite that the subject covers; the table shows through the rest. */
  cover: Float32Array
  /** Light of its own, relative to white paper in the room's light; used only when `emits`. */
  emission: Float32Array
}

/** What stands before the lens: a card, a print, a screen. Everything else in a photo is common to all. */
export interface Subject {
  paint: (row: Row, into: Painted) => void
  finish: Finish
  /** A backlight: frequency and depth of its modulation. */
  emits: { pwmHz: number; pwmDepth: number } | null
  /** Corners of the card (or of its picture) on the plane, mm; the card itself when absent. */
  cardOnPlane: Quad | null
  /** A body lying on the table throws a shadow within this outline, mm. */
  outline: { x: number; y: number; width: number; height: number; corner: number }
}

/** Distance to a rounded rectangle's edge, mm, positive inside. */
export function insideRounded(x: number, y: number, at: Subject['outline']): number {
  const dx = Math.abs(x - at.x - at.width / 2) - (at.width / 2 - at.corner)
  const dy = Math.abs(y - at.y - at.height / 2) - (at.height / 2 - at.corner)
  if (dx <= 0 || dy <= 0) return at.corner - Math.max(dx, dy)
  return at.corner - Math.sqrt(dx * dx + dy * dy)
}

/** Writes how much of each photosite lies inside the outline. */
export function coverRow(row: Row, at: Subject['outline'], cover: Float32Array): void {
  const { x, yMm, width, pxPerMm } = row
  for (let i = 0; i < width; i++) {
    const share = insideRounded(x[i], yMm[i], at) * pxPerMm + 0.5
    cover[i] = share <= 0 ? 0 : share >= 1 ? 1 : share
  }
}
