import { describe, expect, it } from 'vitest'
import type { ScreenMoireEvidence } from '../../evidence/forensics/screen-moire/measure-screen-moire.ts'
import type { MoireWave, ScreenMoire } from '../../evidence/forensics/screen-moire/screen-moire.ts'
import { screenMoire } from './voter.ts'

const wave = (change: Partial<MoireWave> = {}): MoireWave => ({
  fx: 0.21,
  fy: 0.05,
  tiles: 9,
  share: 1,
  contrast: 7,
  rmsBins: 0.2,
  inStep: 0.1,
  aside: 0,
  asideSteadiness: 0.5,
  surfaceSpreadCodes: 10,
  overtone: false,
  offAxisBins: 12,
  driftBins: 4,
  outsideTiles: null,
  outsideShare: null,
  outsideChance: null,
  offCardBins: null,
  ...change,
})

const look = (change: Partial<ScreenMoire> = {}): ScreenMoire => ({
  widthPx: 1600,
  heightPx: 1200,
  cardWidthPx: 1000,
  tiles: 9,
  peakContrast: 3,
  medianPeakContrast: 0,
  finePeakShare: 0,
  sceneSpreadCodes: 30,
  fineDetailCodes: 0.8,
  waves: [],
  colorWaves: [],
  crossedGratings: 0,
  outsideTiles: null,
  region: [],
  spectrum: null,
  ...change,
})

const evidence = (...looks: ScreenMoire[]): ScreenMoireEvidence => ({
  looks: looks.map((one, frame) => ({ ...one, frame })),
  widestCardPx: 1000,
})
const find = (...looks: ScreenMoire[]) => screenMoire.vote({ screenMoire: evidence(...looks) }).finding
const coloured = look({ waves: [wave({ aside: 1.2, asideSteadiness: 1 })] })

describe('screen_moire', () => {
  it('objects when two frames show a lattice with the colours of sub-pixels', () => {
    expect(find(coloured, coloured)).toBe('display_lattice')
  })

  it('objects less when only one of two frames shows it', () => {
    expect(find(coloured, look())).toBe('display_pattern')
  })

  it('objects when the lattice of the card runs on beyond its edge, more often than chance would have it', () => {
    const beside = (holding: number, outsideChance: number, contrast: number) =>
      look({ waves: [wave({ outsideTiles: 8, outsideShare: holding / 8, outsideChance, contrast })], outsideTiles: 8 })
    expect(find(beside(5, 1.5e-5, 4.3), beside(5, 1.5e-5, 4.3))).toBe('display_lattice')
    expect(find(beside(8, 1e-10, 3.9), beside(8, 1e-10, 3.9))).toBe('display_lattice')
    expect(find(beside(2, 0.057, 4.3), beside(2, 0.057, 4.3))).toBe('regular_texture')
    expect(find(beside(0, 1, 7))).toBe('regular_texture')
  })

  it('objects when a clear lattice does not lie in the plane of the card', () => {
    const off = (offCardBins: number, contrast = 5) => look({ waves: [wave({ offCardBins, contrast })] })
    expect(find(off(5), off(5))).toBe('display_lattice')
    expect(find(off(1.5), off(1.5))).toBe('regular_texture')
    expect(find(off(5, 4), off(5, 4))).not.toBe('display_lattice')
  })

  it('does not take the colours that the sensor’s mosaic lends to fine lines of a card for sub-pixels', () => {
    expect(find(look({ waves: [wave({ inStep: 2.7, contrast: 8 })] }))).toBe('regular_texture')
    expect(find(look({ waves: [wave({ aside: 0.7, asideSteadiness: 1 })] }))).toBe('regular_texture')
  })

  it('does not take the dot screens of a print, a wandering cloth or overtones of text for a display', () => {
    expect(find(look({ waves: [wave({ aside: 1, asideSteadiness: 1 })], crossedGratings: 3 }))).toBe('regular_texture')
    expect(find(look({ waves: [wave({ aside: 1.2, asideSteadiness: 1, rmsBins: 0.9 })] }))).toBe('no_lattice')
    expect(find(look({ waves: [wave({ contrast: 5.5, overtone: true, outsideShare: 1 })], outsideTiles: 6 }))).toBe(
      'regular_texture',
    )
  })

  it('does not take colour fringes of a lens, which point both ways, for sub-pixels', () => {
    expect(find(look({ waves: [wave({ aside: 1.2, asideSteadiness: 0.55 })] }))).toBe('regular_texture')
  })

  it('abstains where nothing could be seen: small card, resized or soft pictures, no frame', () => {
    expect(find()).toBe('too_small')
    expect(find(look({ widthPx: 640, heightPx: 480 }))).toBe('too_small')
    expect(find(look({ fineDetailCodes: 0.1 }))).toBe('too_soft')
    expect(screenMoire.vote({ screenMoire: null }).finding).toBe('not_measured')
  })

  it('lets silence pass and says that it says little', () => {
    expect(screenMoire.vote({ screenMoire: evidence(look()) })).toMatchObject({
      finding: 'no_lattice',
      reason: expect.stringContaining('says little') as string,
    })
  })
})
