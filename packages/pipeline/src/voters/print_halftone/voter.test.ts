import { describe, expect, it } from 'vitest'
import type { CardColor, InkWave, PrintHalftone } from '../../evidence/forensics/print-halftone/print-halftone.ts'
import { printHalftone } from './voter.ts'

const color = (spread: number, outsideSpread: number | null = 0.1): CardColor & { frame: number } => ({
  patches: 90,
  spread,
  outsideSpread,
  castFromOutside: outsideSpread,
  frame: 0,
})

const look = (change: Partial<PrintHalftone> = {}): PrintHalftone & { frame: number } => ({
  widthPx: 4000,
  heightPx: 3000,
  cardWidthPx: 1800,
  tiles: 9,
  fineDetailCodes: 0.8,
  waves: [],
  screens: [],
  region: [],
  spectrum: null,
  frame: 0,
  ...change,
})
const screen = (angleDeg: number, linesPerInch: number | null = 120) => ({
  angleDeg,
  frequency: 0.22,
  contrast: 6.5,
  linesPerInch,
})
const blackWave: InkWave = {
  fx: 0.155,
  fy: 0.155,
  plane: 'luma',
  tiles: 9,
  share: 1,
  contrast: 6.5,
  rmsBins: 0.2,
  inStep: 0.1,
  aside: 0,
  surfaceSpreadCodes: 30,
}
const find = (colors: ReturnType<typeof color>[], seen: ReturnType<typeof look> | null = look()) =>
  printHalftone.vote({ printHalftone: { look: seen, colors } }).finding

describe('print_halftone', () => {
  it('objects to a card without colour in coloured surroundings', () => {
    expect(find([color(0.02), color(0.03)])).toBe('grey_copy')
  })

  it('asks for a person when the surroundings are grey too, or there are none: the camera may be monochrome', () => {
    expect(find([color(0.02, 0.01)])).toBe('grey_card')
    expect(find([color(0.02, null)])).toBe('grey_card')
  })

  it('lets a colourful card pass and abstains on a pale one', () => {
    expect(find([color(0.3)])).toBe('colourful')
    expect(find([color(0.1)])).toBe('pale')
  })

  it('objects to dot screens at two angles and more', () => {
    expect(find([color(0.3)], look({ screens: [screen(15), screen(45), screen(75)] }))).toBe('ink_screens')
    expect(find([], look({ cardWidthPx: null, screens: [screen(15, null), screen(75, null)] }))).toBe('ink_screens')
  })

  it('does not take one grating for print unless it is the 45° of black over several surfaces', () => {
    expect(find([], look({ cardWidthPx: null, screens: [screen(5, null)] }))).toBe('no_screen')
    const black = { cardWidthPx: null, screens: [{ ...screen(45, null), frequency: 0.219 }] }
    expect(find([], look({ ...black, waves: [blackWave] }))).toBe('dot_screen')
    expect(find([], look({ ...black, waves: [{ ...blackWave, surfaceSpreadCodes: 3 }] }))).toBe('no_screen')
  })

  it('does not believe in pitches no printer has', () => {
    expect(find([color(0.3)], look({ screens: [screen(15, 20), screen(75, 20)] }))).toBe('colourful')
  })

  it('abstains without a card on pictures too small or soft for dots', () => {
    expect(find([], look({ cardWidthPx: null, widthPx: 600, heightPx: 400 }))).toBe('too_coarse')
    expect(find([], look({ cardWidthPx: null, fineDetailCodes: 0.1 }))).toBe('too_coarse')
    expect(printHalftone.vote({ printHalftone: null }).finding).toBe('not_measured')
  })
})
