import type { MoireWave, ScreenMoire } from '../../evidence/forensics/screen-moire/screen-moire.ts'

/**
 * `display`: a lattice with a mark only displays have. `pattern`: a fine regular lattice over the whole scene, without such a mark.
 * `texture`: regular, but cloth, mesh, print or line-work may do it. `soft`, `small`: nothing seen where nothing could be.
 */
export type MoireSign = 'display' | 'pattern' | 'texture' | 'none' | 'soft' | 'small'

export interface SignedLook {
  readonly sign: MoireSign
  /** The wave that decided; null when none did. */
  readonly wave: MoireWave | null
  /** What marks the wave as a display's, for the analyst. */
  readonly mark:
    'coloured_lattice' | 'colour_bands' | 'runs_over_the_edge' | 'off_the_card' | 'whole_scene' | 'sharp_peaks' | null
}

/** A lattice runs evenly: pure waves are found to a tenth of a bin, bent by lens and tilt to about half a bin. */
const RIGID_BINS = 0.6
/**
 * Contrast at which waves count, natural-log units. Of 72 photos and drawings without a display, waves at or above 4.8 were
 * shared by more than a third of the tiles in a drawing of a grid only.
 */
const CONTRAST = 4.8
const PLAIN_CONTRAST = 5
/** Overtones of text lines, fences and bricks stayed below this. */
const CLEAR_CONTRAST = 7
/** Statistic i: 1 % false alarms on 509 genuine photos at 6.8 (forensics note 4.2). */
const SHARP_PEAKS = 6.8
/** Coarser patterns (11 px and more) are bricks, keys, lines of text and coarse cloth. */
const FINE_RADIUS = 0.09
/**
 * Stripes of red, green and blue put R−B a quarter wave aside of luma: 1 to 4 in theory, less after the camera's colour filter.
 * Grey and beige blinds, drawn at 5 to 22 px and photographed through a mosaic, reach 0.44; of 48 displays at 2.4 to 7.5 px and
 * 0° to 2.5° this finds 43, and misses stripes of exactly 4 or 5 px held within half a degree, which beat with the mosaic.
 */
const ASIDE = 0.6
const STEADY = 0.8
/** A whole code of colour for one of luma, a quarter wave aside, in nearly every tile: a fainter wave is enough. */
const FAR_ASIDE = 1
/**
 * On one surface, which cloth or print may be, the colours must lie farther aside and hardly be in step: three equal stripes
 * give 3.8 aside and 1.6 in step. A drawn tartan had 0.87 and 0.63, a two-coloured guilloche 0.6 and 0.1, a rendered PenTile phone
 * 0.93 and 0.
 */
const SURFACE_ASIDE = { least: 0.8, ofInStep: 2 }
const FAINT_CONTRAST = 4.2
/** Swing of R−B by luma that no dye or ink but pure red, blue or cyan reaches; the mosaic of the sensor lends it to fine texture. */
const ISOLUMINANT = 2
/** One cloth or wall has one colour; a scene shown on a display has many. Codes. */
const SCENE_SPREAD = 25
const MIN_TILES = 5
/** Fewer pixels than any phone camera stores: the picture was resized, and what it hides or makes is unknown. */
const NATIVE_PIXELS = 1_200_000
const RESIZED_PENALTY = 1
/** Of 60 photos the softest sharp one had 0.28; pictures painted or scaled up have 0.1 to 0.2. */
const MIN_FINE_DETAIL = 0.25
/**
 * A wave over the edge of the card: held by three tiles beside it or more, by a chance of no more than this for one wave on
 * any table. It may be fainter than others, for the tiles beside the card are a test of their own; the fainter, the less
 * may be left to chance.
 */
const OVER_EDGE = {
  rmsBins: 0.7,
  holding: 3,
  clear: { contrast: 4.2, chance: 1e-3 },
  faint: { contrast: 3.8, chance: 1e-4 },
}
/** Corners found 5 px off move a printed pattern of 3 px by about one bin; a bent card by two. */
const OFF_CARD = { share: 0.5, rmsBins: 0.7, offBins: 3 }
/** Enough of the picture must have been seen before its silence means anything. */
const MIN_SEEN_TILES = 4

/** What one picture shows. */
export function moireSign(look: ScreenMoire): SignedLook {
  const resized = look.widthPx * look.heightPx < NATIVE_PIXELS
  const raise = resized ? RESIZED_PENALTY : 0
  const rigid = look.waves.filter((wave) => wave.rmsBins <= RIGID_BINS && wave.tiles >= MIN_TILES)
  const printed = look.crossedGratings >= 2
  const strong = rigid.filter(
    (wave) => wave.contrast >= CONTRAST + raise + (onAxis(wave) ? 1 : 0) && !overtone(wave) && !ofFile(wave),
  )
  const coloured =
    strong.find((wave) => wave.share >= 0.35 && isColoured(wave, look) && !printed) ??
    rigid.find((wave) => wave.share >= 0.4 && wave.contrast >= FAINT_CONTRAST + raise && farAside(wave) && !printed)
  if (coloured !== undefined) return { sign: 'display', wave: coloured, mark: 'coloured_lattice' }
  const crossing = look.waves.find((wave) => isOverEdge(wave, raise))
  if (crossing !== undefined) return { sign: 'display', wave: crossing, mark: 'runs_over_the_edge' }
  const off = look.waves.find((wave) => isOffCard(wave, raise))
  if (off !== undefined) return { sign: 'display', wave: off, mark: 'off_the_card' }
  const bands = look.colorWaves.find((wave) => isBands(wave, raise))
  if (bands !== undefined && strong.length === 0 && !printed)
    return { sign: 'display', wave: bands, mark: 'colour_bands' }
  const plain = strong.find((wave) => wave.contrast >= PLAIN_CONTRAST + raise && isWholeScene(wave, look))
  if (plain !== undefined && !printed) return { sign: 'pattern', wave: plain, mark: 'whole_scene' }
  if (!printed && hasSharpPeaks(look, raise))
    return { sign: 'pattern', wave: look.waves[0] ?? null, mark: 'sharp_peaks' }
  const regular = rigid.find((wave) => wave.contrast >= CONTRAST || wave.share >= 0.5)
  if (regular !== undefined) return { sign: 'texture', wave: regular, mark: null }
  const silent = (sign: MoireSign): SignedLook => ({ sign, wave: null, mark: null })
  if (resized || look.tiles < MIN_SEEN_TILES) return silent('small')
  return silent(look.fineDetailCodes < MIN_FINE_DETAIL ? 'soft' : 'none')
}

/** Scenes built by people are full of upright and level repetition: there a wave must stand out more. */
const onAxis = (wave: MoireWave) => wave.offAxisBins <= 1.6

/** A grid of pixels or of compression blocks, scaled with the picture: exactly along an axis and the same everywhere. */
const ofFile = (wave: MoireWave) => wave.offAxisBins < 0.3 && wave.driftBins < 0.5

const radius = (wave: MoireWave) => Math.hypot(wave.fx, wave.fy)

const overtone = (wave: MoireWave) => wave.overtone && wave.contrast < CLEAR_CONTRAST

/**
 * The colours of sub-pixels. Inks and threads of several colours lie side by side too, but less far aside; and fine
 * texture of any kind takes on the colours of the mosaic, so that swings in step with luma are a sign only where a whole
 * scene of many colours has them.
 */
const isColoured = (wave: MoireWave, look: ScreenMoire) => {
  const isScene = !onCard(look) && wave.surfaceSpreadCodes >= SCENE_SPREAD
  const size = Math.abs(wave.aside)
  const isFar = size >= SURFACE_ASIDE.least && size >= SURFACE_ASIDE.ofInStep * Math.abs(wave.inStep)
  const aside = wave.asideSteadiness >= STEADY && (isScene ? size >= ASIDE : isFar)
  return aside || (isScene && Math.abs(wave.inStep) >= ISOLUMINANT && wave.contrast >= 6)
}

const farAside = (wave: MoireWave) =>
  wave.tiles >= 6 && Math.abs(wave.aside) >= FAR_ASIDE && wave.asideSteadiness >= 0.9 && !ofFile(wave)

const isOverEdge = (wave: MoireWave, raise: number) => {
  const { rmsBins, holding, clear, faint } = OVER_EDGE
  const held = Math.round((wave.outsideShare ?? 0) * (wave.outsideTiles ?? 0))
  const isUnlikely = [clear, faint].some(
    ({ contrast, chance }) => wave.contrast >= contrast + raise && (wave.outsideChance ?? 1) <= chance,
  )
  return isUnlikely && held >= holding && wave.rmsBins <= rmsBins && !ofFile(wave)
}

const isOffCard = (wave: MoireWave, raise: number) =>
  wave.tiles >= MIN_TILES &&
  wave.share >= OFF_CARD.share &&
  wave.contrast >= CONTRAST + raise &&
  wave.rmsBins <= OFF_CARD.rmsBins &&
  (wave.offCardBins ?? 0) >= OFF_CARD.offBins &&
  !ofFile(wave)

/** Bands of colour with next to no luma in them: from two lattices of colour, the display's and the sensor's. */
const isBands = (wave: MoireWave, raise: number) =>
  wave.rmsBins <= RIGID_BINS &&
  wave.tiles >= 6 &&
  wave.share >= 0.4 &&
  !wave.overtone &&
  wave.contrast >= 4.6 + raise &&
  Math.hypot(wave.inStep, wave.aside) >= ISOLUMINANT

/** Statistic i, over a whole scene: for lattices that a lens bends too much to be followed. Not for cards, which have line-work. */
const hasSharpPeaks = (look: ScreenMoire, raise: number) =>
  look.peakContrast >= SHARP_PEAKS + raise &&
  look.finePeakShare >= 0.5 &&
  look.sceneSpreadCodes >= SCENE_SPREAD &&
  look.waves.filter((wave) => wave.overtone).length <= look.waves.length / 2 &&
  !onCard(look)

const onCard = (look: ScreenMoire) => look.cardWidthPx !== null

/**
 * A fine wave over at least half of a many-coloured scene: blinds, mesh, fine bricks and dotted paper are as regular, and their
 * overtones as fine, but they are of one colour. On a card it must not stop at the edge.
 */
const isWholeScene = (wave: MoireWave, look: ScreenMoire) =>
  wave.share >= 0.5 &&
  wave.tiles >= 6 &&
  radius(wave) >= FINE_RADIUS &&
  wave.surfaceSpreadCodes >= SCENE_SPREAD &&
  (!onCard(look) || (wave.outsideChance ?? 1) <= 0.05)
