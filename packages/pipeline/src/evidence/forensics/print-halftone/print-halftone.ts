import type { CardBox } from '../../evidence.ts'
import type { CrossedGrating } from '../screen-moire/crossed-gratings.ts'
import type { SpectrumPicture } from '../screen-moire/spectrum-picture.ts'

/** What was measured about the dots and the colours of print in one picture. */
export interface PrintHalftone {
  readonly widthPx: number
  readonly heightPx: number
  /** Mean of the card's upper and lower side; null when the whole picture was looked at. */
  readonly cardWidthPx: number | null
  /** Tiles of 256×256 native pixels that showed something. */
  readonly tiles: number
  /** Level of what is left at 0.35–0.45 cycles a pixel, codes. */
  readonly fineDetailCodes: number
  /** Waves that run evenly over the tiles, of luma and of R−B; at most 8. */
  readonly waves: readonly InkWave[]
  /** Crossed gratings of equal period at distinct angles: one an ink. Periods in pixels, and on a card in lines an inch. */
  readonly screens: readonly (CrossedGrating & { readonly linesPerInch: number | null })[]
  /** Tiles of the strongest wave, as fractions of the card, or of the picture without one; at most 16. */
  readonly region: readonly CardBox[]
  readonly spectrum: SpectrumPicture | null
}

export interface InkWave {
  /** Cycles a pixel. */
  readonly fx: number
  readonly fy: number
  readonly plane: 'luma' | 'red_blue'
  readonly tiles: number
  readonly share: number
  readonly contrast: number
  readonly rmsBins: number
  /** Swing of R−B for one code of luma: about 3 for cyan ink, −9 for yellow, 0 for magenta and black. */
  readonly inStep: number
  /** The same a quarter wave aside: 0 for inks, far from it for the stripes of a display. */
  readonly aside: number
  /** Standard deviation of the mean colours of its tiles, codes. */
  readonly surfaceSpreadCodes: number
}

/** How colourful a card is, whatever the light: distances in (ln R/G, ln B/G), where a coloured light only shifts all alike. */
export interface CardColor {
  /** Patches of the card that were bright enough and not clipped, of 96. */
  readonly patches: number
  /** 80th percentile of the patches' distance from their median. */
  readonly spread: number
  /** The same for the surroundings; null when nothing outside was measurable. */
  readonly outsideSpread: number | null
  /** Distance of the card's median from the median of the surroundings, same unit; null likewise. */
  readonly castFromOutside: number | null
}
