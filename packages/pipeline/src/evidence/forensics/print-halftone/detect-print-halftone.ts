import type { LatticeSurvey, Quad, RgbImage, SharedWave } from '@identity/vision'
import { crossedGratings } from '../screen-moire/crossed-gratings.ts'
import { spectrumPicture } from '../screen-moire/spectrum-picture.ts'
import { surveyPicture, TILE } from '../screen-moire/survey-picture.ts'
import { tileBoxes } from '../screen-moire/tile-boxes.ts'
import type { InkWave, PrintHalftone } from './print-halftone.ts'

export interface PrintHalftoneOptions {
  /** Corners of the card in pixels of the picture. Without it the whole picture is looked at. */
  readonly quad?: Quad
  /** About how many tiles to look at; default 16. */
  readonly tiles?: number
  /** The picture’s waves where they are known already (`surveyPicture`). */
  readonly survey?: LatticeSurvey
}

const DEFAULT_TILES = 16
/** Four inks of two waves each. */
const MOST_WAVES = 8
const CARD_WIDTH_MM = 85.6
/** A wave that may belong to a dot screen: in at least this many tiles, this rigid, this clear (see screen_moire). */
const INK_WAVE = { tiles: 4, rmsBins: 0.8, contrast: 4.2 }

/**
 * Look for the dot screens of print in native pixels: for each ink a crossed grating of one period, turned against the
 * others (forensics note 4.4). Resolved from about 2.5 pixels a period, so 720 px of card width at 85 lines an inch and 1,260 at
 * 150. Inkjet and dye prints have no such screen. Never throws for content.
 */
export function detectPrintHalftone(image: RgbImage, options: PrintHalftoneOptions = {}): PrintHalftone {
  const { quad, tiles: count = DEFAULT_TILES } = options
  const survey = options.survey ?? surveyPicture(image, quad, count)
  const luma = survey.waves.map((wave) => describe(wave, survey, 'luma'))
  // Colour holds the inks that luma shows least; the same wave found in both planes counts once.
  const colored = survey.colorWaves
    .map((wave) => describe(wave, survey, 'red_blue'))
    .filter((wave) => luma.every((other) => apart(wave, other) * TILE > 3))
  const waves = [...luma, ...colored].toSorted((a, b) => b.tiles - a.tiles).slice(0, MOST_WAVES)
  const details = survey.tiles.map((tile) => tile.fineDetailCodes).sort((a, b) => a - b)
  const cardWidthPx = quad === undefined ? null : widthOf(quad)
  return {
    widthPx: image.width,
    heightPx: image.height,
    cardWidthPx: cardWidthPx === null ? null : Math.round(cardWidthPx),
    tiles: survey.tiles.length,
    fineDetailCodes: round(details[details.length >> 1] ?? 0, 3),
    waves,
    screens: crossedGratings(waves.filter(isInk)).map((screen) => ({
      angleDeg: round(screen.angleDeg, 1),
      frequency: round(screen.frequency, 4),
      contrast: round(screen.contrast, 2),
      linesPerInch: cardWidthPx === null ? null : round((screen.frequency * cardWidthPx * 25.4) / CARD_WIDTH_MM, 1),
    })),
    region: tileBoxes(survey, survey.waves[0] ?? survey.colorWaves[0], quad ?? null, image),
    spectrum: survey.meanContrast === null ? null : spectrumPicture(survey.meanContrast, TILE),
  }
}

const isInk = (wave: InkWave) =>
  wave.tiles >= INK_WAVE.tiles && wave.rmsBins <= INK_WAVE.rmsBins && wave.contrast >= INK_WAVE.contrast

const apart = (a: InkWave, b: InkWave) =>
  Math.min(Math.hypot(a.fx - b.fx, a.fy - b.fy), Math.hypot(a.fx + b.fx, a.fy + b.fy))

function describe(wave: SharedWave, survey: LatticeSurvey, plane: InkWave['plane']): InkWave {
  const means = wave.waves.map(({ tile }) => survey.tiles[tile].mean)
  const spread = [0, 1, 2].map((c) => deviation(means.map((mean) => mean[c])))
  return {
    fx: round(wave.fx, 4),
    fy: round(wave.fy, 4),
    plane,
    tiles: wave.waves.length,
    share: round(wave.waves.length / survey.tiles.length, 3),
    contrast: round(wave.contrast, 2),
    rmsBins: round(wave.rms * TILE, 3),
    inStep: round(wave.inStep, 2),
    aside: round(wave.aside, 2),
    surfaceSpreadCodes: round(Math.max(...spread), 1),
  }
}

const widthOf = ([a, b, c, d]: Quad) =>
  (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0
