import type { CardBox } from '../../evidence.ts'
import type { SpectrumPicture } from './spectrum-picture.ts'

/** What was measured about regular patterns in one picture, in its native pixels. */
export interface ScreenMoire {
  readonly widthPx: number
  readonly heightPx: number
  /** Mean of the card's upper and lower side; null when the whole picture was looked at. */
  readonly cardWidthPx: number | null
  /** Tiles of 256×256 pixels that showed something: on the card, or in the picture. */
  readonly tiles: number
  /**
   * Highest peak of a tile's luma spectrum over its surroundings, natural-log units: 90th percentile and median over the
   * tiles (statistic i of forensics note 4.2).
   */
  readonly peakContrast: number
  readonly medianPeakContrast: number
  /** Share of the tiles whose highest peak is at least 4.5 and has a period of 11 px or less. */
  readonly finePeakShare: number
  /** Standard deviation of the mean colours of the tiles, codes: one surface, or a scene. */
  readonly sceneSpreadCodes: number
  /** Level of what is left at 0.35–0.45 cycles a pixel, codes; next to nothing after resizing up, defocus or recompression. */
  readonly fineDetailCodes: number
  /** Waves that go evenly over the tiles, most tiles first; of luma, then of R−B. At most 6 and 2. */
  readonly waves: readonly MoireWave[]
  readonly colorWaves: readonly MoireWave[]
  /** Crossed gratings of equal period at distinct angles: at most one on a display, two or more in print of several inks. */
  readonly crossedGratings: number
  /** Tiles beside the card that show something; null without a card or without a wave on it. */
  readonly outsideTiles: number | null
  /** Tiles of the strongest wave, as fractions of the card, or of the picture without one; at most 16. */
  readonly region: readonly CardBox[]
  readonly spectrum: SpectrumPicture | null
}

export interface MoireWave {
  /** Cycles a pixel, in the middle of what was looked at. */
  readonly fx: number
  readonly fy: number
  readonly tiles: number
  /** Of all tiles, 0–1. */
  readonly share: number
  /** Mean over its tiles, natural-log units over the surroundings. */
  readonly contrast: number
  /** How far its tiles lie from an even change over the picture, bins of 1/256 cycle a pixel. */
  readonly rmsBins: number
  /** Swing of R−B for one code of luma: in step with it, and a quarter wave aside. Medians over the tiles. */
  readonly inStep: number
  readonly aside: number
  /** Share of the tiles in which `aside` has one sign. */
  readonly asideSteadiness: number
  /** Standard deviation of the mean colours of its tiles, codes: it lies on one surface, or on a whole scene. */
  readonly surfaceSpreadCodes: number
  /** An overtone of a coarser pattern: another wave stands in the same direction at a distance of less than 0.08 cycles. */
  readonly overtone: boolean
  /** Distance from the nearer axis, bins, in the middle; a grid of pixels or blocks of the file lies on one, still. */
  readonly offAxisBins: number
  /** How much its frequency changes over its tiles, bins; a grid of the file never changes. */
  readonly driftBins: number
  /** Tiles beside the card where the wave could be looked for, the share of them that hold it too, and the probability of that by chance; null when not compared. */
  readonly outsideTiles: number | null
  readonly outsideShare: number | null
  readonly outsideChance: number | null
  /** Distance from the nearest pattern that could lie in the plane of the card, bins; null without a card. */
  readonly offCardBins: number | null
}
