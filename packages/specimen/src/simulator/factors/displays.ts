import type { BySplit } from './split.ts'

/** Where the coloured parts of a pixel lie. `chevron`: stripes whose rows lean to and fro. `pentile`: red and blue by turns. */
export type DisplayLayout = 'rgb' | 'bgr' | 'chevron' | 'pentile'

export interface DisplayModel {
  id: string
  kind: 'phone' | 'tablet' | 'laptop' | 'monitor' | 'television'
  pitchUm: number
  layout: DisplayLayout
  /** Lit share of a sub-pixel's cell, along each direction. */
  fill: readonly [x: number, y: number]
  gamma: number
  whiteK: number
  /** Luminance of white, cd/m², and of black as a share of it. */
  peakNits: number
  black: number
  /** GGX alpha of the front glass or its matt coating. */
  glassAlpha: number
  /** Backlight or panel modulation: frequency and depth; depth 0 is steady light. */
  pwmHz: number
  pwmDepth: number
  /** Picture of the card on it, as a multiple of the true size. */
  zoom: readonly [min: number, max: number]
}

/** Pitches and layouts of ordinary panels; fictional models. */
export const DISPLAYS: BySplit<DisplayModel> = {
  develop: [
    display('24in monitor', 'monitor', 277, 'rgb', [0.72, 0.82], [2.2, 6500, 250, 1e-3], [0.14, 0, 0], [0.9, 2.6]),
    display('21in monitor', 'monitor', 233, 'rgb', [0.7, 0.8], [2.1, 7200, 220, 1.2e-3], [0.18, 240, 0.12], [0.9, 2.2]),
    display('14in laptop', 'laptop', 161, 'rgb', [0.68, 0.78], [2.2, 6800, 260, 1e-3], [0.12, 200, 0.2], [0.9, 2]),
    display('13in laptop glossy', 'laptop', 125, 'rgb', [0.66, 0.76], [2.2, 6600, 400, 8e-4], [0.03, 0, 0], [0.9, 1.8]),
    display('15in laptop 4K', 'laptop', 88, 'rgb', [0.6, 0.7], [2.2, 6500, 380, 8e-4], [0.03, 0, 0], [0.9, 1.6]),
    display('10in tablet', 'tablet', 96, 'chevron', [0.64, 0.72], [2.2, 6700, 420, 9e-4], [0.025, 0, 0], [0.9, 1.8]),
    display('phone LCD', 'phone', 63, 'rgb', [0.6, 0.68], [2.2, 7500, 450, 1e-3], [0.02, 0, 0], [0.8, 1.2]),
    display('phone OLED', 'phone', 58, 'pentile', [0.62, 0.62], [2.2, 6900, 500, 0], [0.02, 240, 0.25], [0.8, 1.2]),
  ],
  heldout: [
    display('27in monitor 4K', 'monitor', 155, 'rgb', [0.66, 0.78], [2.2, 6500, 320, 9e-4], [0.1, 0, 0], [0.9, 2.2]),
    display(
      '43in television',
      'television',
      490,
      'bgr',
      [0.74, 0.82],
      [2.3, 8500, 300, 1.4e-3],
      [0.2, 120, 0.3],
      [1.8, 5],
    ),
    display(
      '11in tablet OLED',
      'tablet',
      96,
      'pentile',
      [0.6, 0.6],
      [2.2, 6600, 460, 0],
      [0.02, 480, 0.15],
      [0.9, 1.7],
    ),
    display('phone OLED fine', 'phone', 50, 'pentile', [0.6, 0.6], [2.2, 6700, 600, 0], [0.02, 480, 0.1], [0.75, 1.1]),
    display(
      'phone LCD chevron',
      'phone',
      78,
      'chevron',
      [0.62, 0.7],
      [2.2, 7000, 480, 1e-3],
      [0.025, 0, 0],
      [0.8, 1.2],
    ),
  ],
}

function display(
  id: string,
  kind: DisplayModel['kind'],
  pitchUm: number,
  layout: DisplayLayout,
  fill: DisplayModel['fill'],
  [gamma, whiteK, peakNits, black]: readonly [number, number, number, number],
  [glassAlpha, pwmHz, pwmDepth]: readonly [number, number, number],
  zoom: DisplayModel['zoom'],
): DisplayModel {
  return { id, kind, pitchUm, layout, fill, gamma, whiteK, peakNits, black, glassAlpha, pwmHz, pwmDepth, zoom }
}
