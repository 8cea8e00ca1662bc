import { surveyLattices, type LatticeSurvey, type Quad, type RgbImage } from '@identity/vision'
import { boundsOf, insideQuad } from './tiles-of-card.ts'

/** Side of the tiles, px. */
export const TILE = 256
/** Six would do for displays; print has up to four inks of two waves each. */
const MOST_WAVES = 8

/** Regular waves of a card, or of the whole picture without one: what both `screen_moire` and `print_halftone` go by. About 4 ms a tile. */
export function surveyPicture(image: RgbImage, quad: Quad | undefined, tiles: number): LatticeSurvey {
  return surveyLattices(image, {
    size: TILE,
    count: tiles,
    color: true,
    mostWaves: MOST_WAVES,
    ...(quad === undefined ? {} : { within: boundsOf(quad, image), accept: insideQuad(quad) }),
  })
}
