import type { CardColor, PrintHalftone } from '../../evidence/forensics/print-halftone/print-halftone.ts'
import type { Voter } from '../voter.ts'

/**
 * Spread of colours over a card, in (ln R/G, ln B/G). A card has a blue ground, a red or blue photo ground and skin; 80 % of the
 * patches of generated cards in good light lie up to 0.2 to 0.5 from the median. The forensics note (4.4) puts the limits at
 * 0.25 and 0.4 of the template's chroma; with 0.3 for the template that is 0.075 and 0.12.
 */
const GREY_BELOW = 0.075
const COLORFUL_FROM = 0.12
/**
 * Surroundings as grey as this may mean a grey table or a monochrome camera: then a grey card accuses nobody, but what has no
 * colour is not passed as a card either, or a grey filter would hide a grey copy.
 */
const MONOCHROME_BELOW = 0.02
/** Patches of 96 that must be lit well enough to speak. */
const MIN_PATCHES = 48
/** A dot screen must fill this share of the tiles and stand out this far (natural-log units); as in screen_moire. */
const MIN_CONTRAST = 4.8
/** Finer than this lies beyond what any printer puts on paper at this distance, coarser is no halftone: lines an inch on a card. */
const LINES_PER_INCH: readonly [number, number] = [50, 250]
/** Angle of black ink, where neither cloth nor displays are usually held. */
const BLACK_ANGLE_DEG = 45
const BLACK_TOLERANCE_DEG = 8
const ONE_SCREEN_CONTRAST = 5.5
const SCENE_SPREAD_CODES = 12
const MIN_FINE_DETAIL_CODES = 0.25
/** Forensics note, gate table: halftone needs 1,000 px of card, and 1,260 at 150 lines an inch. */
const MIN_CARD_WIDTH_PX = 1000
const NATIVE_PIXELS = 1_200_000

type PrintFinding =
  | 'grey_copy'
  | 'grey_card'
  | 'ink_screens'
  | 'dot_screen'
  | 'colourful'
  | 'no_screen'
  | 'pale'
  | 'too_coarse'
  | 'not_measured'

export const printHalftone: Voter<'printHalftone', PrintFinding> = {
  name: 'print_halftone',
  family: 'anti_spoof',
  version: '2',
  needs: ['printHalftone'],
  findings: {
    grey_copy: 'fail',
    grey_card: 'fail',
    ink_screens: 'fail',
    dot_screen: 'fail',
    colourful: 'pass',
    no_screen: 'pass',
    pale: 'absent',
    too_coarse: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'The missing colours of a grey copy, and the dot screens of laser and offset print: one crossed grating an ink, turned against one another, in native pixels.',
    fooledBy:
      'Inkjet, dye-sublimation and other prints without a dot screen, colour copies of any kind below about 1,000 px of card width, and defocus. Coloured light on a grey copy or a tinted filter may hide its greyness; on a grey table a grey copy is left to a person.',
    thresholdSource:
      'Grey below a colour spread of 0.075, colourful from 0.12: 0.25 and 0.4 of a template’s chroma (forensics note 4.4, judgement), the template taken from generated cards, whose genuine ones have 0.15 to 0.29. Dot screens: angles of ink screens and the contrast of screen_moire. Generated, develop half, 1600×1200: 0 of 13 genuine accused; found 10 of 13 grey copies (the rest lay on grey tables, where it asks for a person), 11 of 13 colour copies, 7 of 12 laminated and 2 of 12 inkjet prints. 72 photos and drawings of no print: none accused. Not measured on real prints.',
  },
  draws: [
    {
      path: 'look.waves[]',
      shape: 'fx, fy in cycles a pixel, plane `luma` or `red_blue`, contrast in natural-log units',
      as: 'Dots on look.spectrum, which is as in screen_moire.',
    },
    {
      path: 'screens[]',
      shape: 'angleDeg 0–90, frequency in cycles a pixel, linesPerInch or null',
      as: 'Two crossed lines an ink at that angle.',
    },
    {
      path: 'colors[]',
      shape: 'frame, spread, outsideSpread and castFromOutside as distances in (ln R/G, ln B/G)',
      as: 'Bars against 0.075 (grey) and 0.12 (colourful).',
    },
    { path: 'look.region[]', shape: 'boxes', as: 'Tiles of the strongest wave, on frame look.frame.' },
  ],
  vote({ printHalftone: evidence }) {
    if (evidence === null) return { finding: 'not_measured', reason: 'No frame could be looked at.', measured: {} }
    const { look, colors } = evidence
    const telling = colors.filter((color) => color.patches >= MIN_PATCHES)
    const spreads = telling.map((color) => color.spread).sort((a, b) => a - b)
    const spread = spreads.length === 0 ? null : spreads[spreads.length >> 1]
    const screens = look === null ? [] : inkScreens(look)
    const measured = { look, colors, medianColorSpread: spread, screens }
    if (screens.length >= 2) {
      const angles = screens.map(({ angleDeg }) => `${angleDeg.toFixed(0)}°`).join(', ')
      return {
        finding: 'ink_screens',
        reason: `The picture is made of the dot screens of ${screens.length} inks, at ${angles}.`,
        measured,
      }
    }
    if (spread !== null && spread < GREY_BELOW && surroundingsHaveColor(telling)) {
      return {
        finding: 'grey_copy',
        reason: 'The card has hardly any colour, while its surroundings have: a grey copy looks like that.',
        measured,
      }
    }
    if (spread !== null && spread < GREY_BELOW) {
      return {
        finding: 'grey_card',
        reason:
          'The card has hardly any colour, nor has what was seen around it: a grey copy, or a picture without colour.',
        measured,
      }
    }
    if (look !== null && isDotScreen(look)) {
      return {
        finding: 'dot_screen',
        reason: 'A fine crossed dot screen covers the picture, as print has it.',
        measured,
      }
    }
    if (spread !== null && spread >= COLORFUL_FROM) {
      return {
        finding: 'colourful',
        reason: 'The card has its colours, so it is no grey copy; a colour copy has them too.',
        measured,
      }
    }
    if (colors.length > 0) {
      return { finding: 'pale', reason: 'The colours of the card are too faint or too badly lit to tell.', measured }
    }
    return look !== null && resolves(look)
      ? { finding: 'no_screen', reason: 'No dot screen of print is visible, which says little.', measured }
      : { finding: 'too_coarse', reason: 'The picture is too small or too soft to show the dots of print.', measured }
  },
}

/** Gratings that stand for inks: clear ones, and on a card of a pitch that printers have. */
function inkScreens(look: PrintHalftone): PrintHalftone['screens'] {
  const [coarsest, finest] = LINES_PER_INCH
  return look.screens.filter(
    ({ contrast, linesPerInch }) =>
      contrast >= MIN_CONTRAST && (linesPerInch === null || (linesPerInch >= coarsest && linesPerInch <= finest)),
  )
}

/**
 * One grating only: inks whose angles are not told apart, or black alone. On a card its own lines do not cross like that; on
 * any picture it must lie at 45° over several surfaces, in step over all colours, since cloth and displays cross too.
 */
function isDotScreen(look: PrintHalftone): boolean {
  const screens = inkScreens(look)
  if (screens.length !== 1 || screens[0].contrast < ONE_SCREEN_CONTRAST) return false
  const [screen] = screens
  const waves = look.waves.filter(
    (wave) => Math.abs(Math.hypot(wave.fx, wave.fy) - screen.frequency) < 0.15 * screen.frequency,
  )
  if (waves.some((wave) => wave.share < 0.5 || Math.abs(wave.aside) >= 0.2)) return false
  if (look.cardWidthPx !== null) return true
  return (
    Math.abs(screen.angleDeg - BLACK_ANGLE_DEG) <= BLACK_TOLERANCE_DEG &&
    waves.every((wave) => Math.abs(wave.inStep) < 0.6) &&
    waves.some((wave) => wave.surfaceSpreadCodes >= SCENE_SPREAD_CODES)
  )
}

/** Known only where surroundings were seen; a card that fills the frame abstains. */
function surroundingsHaveColor(colors: readonly CardColor[]): boolean {
  return colors.some(
    ({ outsideSpread, castFromOutside }) => Math.max(outsideSpread ?? 0, castFromOutside ?? 0) >= MONOCHROME_BELOW,
  )
}

const resolves = (look: PrintHalftone) =>
  look.fineDetailCodes >= MIN_FINE_DETAIL_CODES &&
  look.tiles >= 4 &&
  look.widthPx * look.heightPx >= NATIVE_PIXELS &&
  (look.cardWidthPx === null || look.cardWidthPx >= MIN_CARD_WIDTH_PX)
