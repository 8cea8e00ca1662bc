import {
  contrastTiles,
  type ContrastTile,
  type LatticeSurvey,
  type Quad,
  type RgbImage,
  type SharedWave,
  type SurveyedTile,
} from '@identity/vision'
import { median } from '../../median.ts'
import { cardPlaneRms } from './card-plane.ts'
import { continuation } from './continuation.ts'
import { crossedGratings } from './crossed-gratings.ts'
import { tileBoxes } from './tile-boxes.ts'
import { surveyPicture, TILE } from './survey-picture.ts'
import { boundsOf, outsideQuad } from './tiles-of-card.ts'
import type { MoireWave, ScreenMoire } from './screen-moire.ts'
import { spectrumPicture } from './spectrum-picture.ts'

export interface ScreenMoireOptions {
  /** Corners of the card in pixels of the picture. Without it the whole picture is looked at. */
  readonly quad?: Quad
  /** About how many tiles to look at; default 16. */
  readonly tiles?: number
  /** The picture’s waves where they are known already (`surveyPicture`). */
  readonly survey?: LatticeSurvey
}

const DEFAULT_TILES = 16
/** Smaller beside the card, where there is less room. */
const RING_TILE = 128
const OUTSIDE_TILES = 16
const MOST_WAVES = 6
const MOST_COLOR_WAVES = 2
/** A peak that counts for `finePeakShare`: half a unit above what unrelated textures leave in most tiles. */
const FINE_PEAK = { contrast: 4.5, radius: 0.09 }
/** Two waves nearer than this in one direction are overtones of a pattern coarser than any display seen this closely. */
const OVERTONE = { distance: 0.08, sine: 0.03 }

/**
 * Look for the lattice of a display, or its interference with the camera’s, in native pixels: regular waves that run
 * evenly over the picture (forensics note 4.2: luma peaks, lattice consistency, boundary continuation). Give the photo as
 * the camera stored it; resizing it first destroys what is looked for. About 4 ms a tile. Never throws for content; a
 * picture smaller than 256×256, or a card smaller than that, gives no tiles.
 */
export function detectScreenMoire(image: RgbImage, options: ScreenMoireOptions = {}): ScreenMoire {
  const { quad, tiles: count = DEFAULT_TILES } = options
  const survey = options.survey ?? surveyPicture(image, quad, count)
  const card = quad !== undefined && survey.waves.length > 0 ? { quad, beside: tilesBeside(image, quad) } : null
  const waves = survey.waves.slice(0, MOST_WAVES).map((wave) => describe(wave, survey, card))
  const tops = survey.tiles.map((tile) => tile.lumaPeaks[0]?.contrast ?? 0).sort((a, b) => a - b)
  return {
    widthPx: image.width,
    heightPx: image.height,
    cardWidthPx: quad === undefined ? null : round(cardWidth(quad), 0),
    tiles: survey.tiles.length,
    peakContrast: round(tops[Math.round(0.9 * (tops.length - 1))] ?? 0, 2),
    medianPeakContrast: round(tops[tops.length >> 1] ?? 0, 2),
    finePeakShare: round(finePeakShare(survey), 3),
    sceneSpreadCodes: round(spreadOf(survey.tiles), 1),
    fineDetailCodes: round(median(survey.tiles.map((tile) => tile.fineDetailCodes)), 3),
    waves: withOvertones(waves),
    colorWaves: withOvertones(survey.colorWaves.map((wave) => describe(wave, survey, null))).slice(0, MOST_COLOR_WAVES),
    crossedGratings: crossedGratings(waves).length,
    outsideTiles: card === null ? null : card.beside.length,
    region: tileBoxes(survey, survey.waves[0] ?? survey.colorWaves[0], quad ?? null, image),
    spectrum: survey.meanContrast === null ? null : spectrumPicture(survey.meanContrast, TILE),
  }
}

/** A card and the spectra beside it. */
interface CardAndBeside {
  readonly quad: Quad
  readonly beside: readonly ContrastTile[]
}

function tilesBeside(image: RgbImage, quad: Quad): ContrastTile[] {
  // No wider than a tile of the card: what lies farther off may be another surface altogether.
  const { left, top, width, height } = boundsOf(quad, image)
  const x0 = Math.max(0, left - TILE)
  const y0 = Math.max(0, top - TILE)
  const within = {
    left: x0,
    top: y0,
    width: Math.min(image.width, left + width + TILE) - x0,
    height: Math.min(image.height, top + height + TILE) - y0,
  }
  return contrastTiles(image, { size: RING_TILE, count: OUTSIDE_TILES, within, accept: outsideQuad(quad) })
}

function describe(wave: SharedWave, survey: LatticeSurvey, card: CardAndBeside | null): MoireWave {
  const fields = wave.waves.map(({ x, y }) => wave.at(x, y))
  const range = (c: 0 | 1) => Math.max(...fields.map((f) => f[c])) - Math.min(...fields.map((f) => f[c]))
  const beside = card === null ? null : continuation(wave, survey.waves, card.beside)
  const offCard = card === null ? null : cardPlaneRms(wave, card.quad)
  return {
    fx: round(wave.fx, 4),
    fy: round(wave.fy, 4),
    tiles: wave.waves.length,
    share: round(wave.waves.length / survey.tiles.length, 3),
    contrast: round(wave.contrast, 2),
    rmsBins: round(wave.rms * TILE, 3),
    inStep: round(wave.inStep, 2),
    aside: round(wave.aside, 2),
    asideSteadiness: round(wave.asideSteadiness, 2),
    surfaceSpreadCodes: round(spreadOf(wave.waves.map(({ tile }) => survey.tiles[tile])), 1),
    overtone: false,
    offAxisBins: round(Math.min(Math.abs(wave.fx), Math.abs(wave.fy)) * TILE, 2),
    driftBins: round(Math.hypot(range(0), range(1)) * TILE, 2),
    outsideTiles: beside === null ? null : beside.tiles,
    outsideShare: beside === null || beside.tiles === 0 ? null : round(beside.holding / beside.tiles, 3),
    outsideChance: beside === null || beside.tiles === 0 ? null : Number(beside.chance.toPrecision(3)),
    offCardBins: offCard === null ? null : round(offCard * TILE, 2),
  }
}

const withOvertones = (waves: readonly MoireWave[]) =>
  waves.map((wave) => ({ ...wave, overtone: isOvertone(wave, waves) }))

function isOvertone(wave: MoireWave, waves: readonly MoireWave[]): boolean {
  const radius = Math.hypot(wave.fx, wave.fy)
  return waves.some((other) => {
    const otherRadius = Math.hypot(other.fx, other.fy)
    const sine = Math.abs(wave.fx * other.fy - wave.fy * other.fx) / (radius * otherRadius)
    const apart = Math.abs(radius - otherRadius)
    return other !== wave && sine < OVERTONE.sine && apart < OVERTONE.distance
  })
}

function finePeakShare({ tiles }: LatticeSurvey): number {
  const fine = tiles.filter(({ lumaPeaks }) => {
    const top = lumaPeaks.at(0)
    return top !== undefined && top.contrast >= FINE_PEAK.contrast && Math.hypot(top.fx, top.fy) >= FINE_PEAK.radius
  })
  return tiles.length === 0 ? 0 : fine.length / tiles.length
}

const cardWidth = ([a, b, c, d]: Quad) =>
  (Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1])) / 2

/** How differently coloured some tiles are: the largest standard deviation of their means over the channels, codes. */
const spreadOf = (tiles: readonly SurveyedTile[]) =>
  Math.max(...[0, 1, 2].map((c) => deviation(tiles.map((tile) => tile.mean[c]))))

function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

/** Evidence is stored: digits beyond the noise only cost space. Adding 0 turns −0, which JSON does not keep, into 0. */
const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0
