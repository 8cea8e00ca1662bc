import type { RgbImage } from '../image.ts'
import { chooseTiles, type PixelBox, type Tile, type TileOptions } from './choose-tiles.ts'
import { tileTransform, type CrossSpectrum } from './cross-spectrum.ts'
import { lumaTile } from './luma-tile.ts'
import { showsSomething } from './shows-something.ts'
import { judgeAxes, spectralContrast } from './spectral-contrast.ts'
import { spectralPeaks, spectrumMask, type SpectralPeak } from './spectral-peaks.ts'
import { fitWaveField, type LocalWave, type WaveField } from './wave-field.ts'

/** One tile looked at, and the frequencies that stand out of it. */
export interface SurveyedTile extends Tile {
  /** Off the axes, and within 1.6 bins of one. */
  readonly lumaPeaks: readonly SpectralPeak[]
  readonly axisPeaks: readonly SpectralPeak[]
  readonly colorPeaks: readonly SpectralPeak[]
  /** Level of what is left at 0.35–0.45 cycles a pixel, as the standard deviation of white noise with it, codes of luma. */
  readonly fineDetailCodes: number
  /** The same at 0.15–0.25 cycles a pixel. */
  readonly midDetailCodes: number
}

/** A peak in a tile. `inStep` and `aside`: how much R−B swings with one code of luma, in step and a quarter wave aside. */
export interface SurveyedWave extends LocalWave {
  readonly contrast: number
  readonly inStep: number
  readonly aside: number
}

/** A wave that many tiles share, as a regular lattice in perspective does. */
export interface SharedWave extends WaveField<SurveyedWave> {
  /** Frequency in the middle of the box looked at, cycles a pixel; fx ≥ 0. */
  readonly fx: number
  readonly fy: number
  /** Mean over its tiles, natural-log units. */
  readonly contrast: number
  /** Medians over its tiles. */
  readonly inStep: number
  readonly aside: number
  /** Share of its tiles in which `aside` has the sign of the median: colour fringes of a lens point both ways. */
  readonly asideSteadiness: number
}

export interface LatticeSurvey {
  readonly tiles: readonly SurveyedTile[]
  /** Waves of luma shared by four tiles or more, most tiles first. */
  readonly waves: readonly SharedWave[]
  /** Likewise of R−B; empty unless asked for. */
  readonly colorWaves: readonly SharedWave[]
  /** Mean contrast of luma over the tiles, laid out as `CrossSpectrum`; null without tiles. */
  readonly meanContrast: Float32Array | null
  readonly tileSize: number
}

export interface LatticeSurveyOptions extends TileOptions {
  /** Also look for waves in R−B. Costs a quarter more. */
  readonly color?: boolean
  /** Most shared waves looked for in each plane. */
  readonly mostWaves: number
}

/** White noise reaches 3.3 once in a hundred tiles of 256×256. */
const PEAK_FLOOR = 3.3
const PEAKS_A_TILE = 8
const AXIS_PEAKS_A_TILE = 4
/** A pure wave under a Hann window is found to a tenth of a bin; lens distortion bends the field of a plane by about one. */
const TOLERANCE_BINS = 1.2
/** Forensics note 4.2, step 3. */
const MASK = { minRadius: 0.05, maxRadius: 0.48, axisBins: 1.6, gridBins: 1.2 }
/** JPEG usually keeps colour at half the resolution, whose own limit is 0.25; beyond it stand mirror images. */
const COLOR_MASK = { ...MASK, maxRadius: 0.24 }
/** Change of scale over the long side of a picture: 35° of tilt before the widest of phone cameras, 0.7 of that side. */
const MAX_PERSPECTIVE = 1
/** Three tiles fit some field by chance in most pictures. */
const LEAST_TILES = 4

/**
 * Regular patterns in the native pixels of a picture: what stands out of the spectrum of its smooth tiles, and which
 * frequencies go evenly from tile to tile. About 4 ms a tile of 256×256. Throws a RangeError for a size that is no
 * power of two.
 */
export function surveyLattices(image: RgbImage, options: LatticeSurveyOptions): LatticeSurvey {
  const { size } = options
  const box = options.within ?? { left: 0, top: 0, width: image.width, height: image.height }
  const transform = tileTransform(size)
  const mask = spectrumMask(size, MASK)
  const axisMask = spectrumMask(size, { ...MASK, axisBins: -1 }).map((open, i) => (open === 1 && mask[i] === 0 ? 1 : 0))
  const colorMask = spectrumMask(size, COLOR_MASK)
  const chosen = chooseTiles(image, options).filter(showsSomething)
  const y = new Float32Array(size * size)
  const c = new Float32Array(size * size)
  const meanContrast = new Float32Array(size * (size / 2 + 1))
  const waves: SurveyedWave[] = []
  const colorWaves: SurveyedWave[] = []
  const tiles = chosen.map((tile, index): SurveyedTile => {
    lumaTile(image, tile, y)
    colorTile(image, tile, c)
    const spectrum = transform(y, c)
    const contrast = spectralContrast(spectrum.powerA, size)
    for (let i = 0; i < contrast.length; i++) meanContrast[i] += contrast[i] / chosen.length
    const find = (map: Float32Array, where: Uint8Array, most = PEAKS_A_TILE) =>
      spectralPeaks(map, where, size, { floor: PEAK_FLOOR, most })
    const lumaPeaks = find(contrast, mask)
    // Only now: off the axes a spur of a ridge must not look like a peak because the ridge was levelled.
    judgeAxes(contrast, spectrum.powerA, size)
    const axisPeaks = find(contrast, axisMask, AXIS_PEAKS_A_TILE)
    const colorPeaks = options.color === true ? find(spectralContrast(spectrum.powerB, size), colorMask) : []
    const wave = coupled(spectrum, tile, index)
    const strongestFirst = [...lumaPeaks, ...axisPeaks].sort((a, b) => b.contrast - a.contrast)
    waves.push(...strongestFirst.map(wave))
    colorWaves.push(...colorPeaks.map(wave))
    return {
      ...tile,
      lumaPeaks,
      axisPeaks,
      colorPeaks,
      fineDetailCodes: detail(spectrum, 0.35, 0.45),
      midDetailCodes: detail(spectrum, 0.15, 0.25),
    }
  })
  return {
    tiles,
    waves: sharedWaves(waves, image, box, options),
    colorWaves: sharedWaves(colorWaves, image, box, options),
    meanContrast: tiles.length === 0 ? null : meanContrast,
    tileSize: size,
  }
}

function colorTile({ width, data }: RgbImage, { left, top, size }: Tile, c: Float32Array): void {
  let to = 0
  for (let row = top; row < top + size; row++) {
    let at = (row * width + left) * 3
    for (let column = 0; column < size; column++, to++, at += 3) c[to] = data[at] - data[at + 2]
  }
}

function coupled({ powerA, crossRe, crossIm, size }: CrossSpectrum, tile: Tile, index: number) {
  return ({ fx, fy, contrast, bin }: SpectralPeak): SurveyedWave => ({
    tile: index,
    x: tile.left + size / 2,
    y: tile.top + size / 2,
    fx,
    fy,
    contrast,
    inStep: crossRe[bin] / (powerA[bin] + 1e-3),
    aside: crossIm[bin] / (powerA[bin] + 1e-3),
  })
}

/** White noise of σ codes has a mean power of (3/8 · size · σ)² under a Hann window in both directions. */
function detail({ powerA, size, columns }: CrossSpectrum, from: number, to: number): number {
  const least = (from * size) ** 2
  const most = (to * size) ** 2
  let sum = 0
  let count = 0
  for (let v = 0; v < size; v++) {
    const down = v < size / 2 ? v : v - size
    // Off the axes, where edges lie; every other bin is enough for a mean.
    if (Math.abs(down) <= 2) continue
    for (let u = 3; u < columns - 1; u += 2) {
      const squared = u * u + down * down
      if (squared < least || squared > most) continue
      sum += Math.log(powerA[v * columns + u] + 1e-3)
      count++
    }
  }
  // Mean of logs, so that a few peaks do not count as detail; of noise it lies 0.577 below the log of the mean.
  return count === 0 ? 0 : Math.exp((sum / count + 0.577) / 2) / (0.375 * size)
}

function sharedWaves(
  waves: readonly SurveyedWave[],
  image: RgbImage,
  box: PixelBox,
  options: LatticeSurveyOptions,
): SharedWave[] {
  const fieldOptions = {
    tolerance: TOLERANCE_BINS / options.size,
    maxPerspective: MAX_PERSPECTIVE / Math.max(image.width, image.height),
    leastTiles: LEAST_TILES,
  }
  const found: SharedWave[] = []
  let left = waves
  while (found.length < options.mostWaves) {
    const field = fitWaveField(left, fieldOptions)
    if (field === null) break
    const members = new Set(field.waves)
    left = left.filter((wave) => !members.has(wave))
    found.push(summary(field, box.left + box.width / 2, box.top + box.height / 2))
  }
  return found
}

function summary(field: WaveField<SurveyedWave>, middleX: number, middleY: number): SharedWave {
  const [x, y] = field.at(middleX, middleY)
  const sign = x < 0 ? -1 : 1
  const { waves } = field
  // A wave written the other way round is its own mirror: what lies a quarter wave behind it then lies before it.
  const turned = waves.map((wave) => {
    const [fx, fy] = field.at(wave.x, wave.y)
    return wave.aside * sign * (wave.fx * fx + wave.fy * fy < 0 ? -1 : 1)
  })
  const aside = median(turned)
  return {
    ...field,
    fx: sign * x,
    fy: sign * y,
    contrast: waves.reduce((sum, wave) => sum + wave.contrast, 0) / waves.length,
    inStep: median(waves.map((wave) => wave.inStep)),
    aside,
    asideSteadiness: turned.filter((value) => value * aside > 0).length / turned.length,
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
