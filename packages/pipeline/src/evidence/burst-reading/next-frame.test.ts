import type { FieldName } from '@identity/ktp'
import { describe, expect, it } from 'vitest'
import { goodEvidence, field } from '../../testing/good-evidence.ts'
import type { FrameCardEvidence, ReadField, ReadingEvidence } from '../evidence.ts'
import { CARD_REGIONS } from '../frame/card-regions.ts'
import type { RegionQuality } from '../frame/region-quality.ts'
import { nextFrame } from './next-frame.ts'

type Reading = Extract<ReadingEvidence, { kind: 'read' }>

const reading = (change: Partial<Record<FieldName, ReadField>> = {}): Reading => {
  const good = goodEvidence().reading
  if (good.kind !== 'read') throw new Error('the good evidence has a card')
  return { ...good, frame: 0, fields: { ...good.fields, ...change } }
}
const card = (change: Partial<Record<FieldName, Partial<RegionQuality>>> = {}, sharpness = 100): FrameCardEvidence => ({
  source: 'followed',
  agreement: 0.9,
  quad: [
    [0, 0],
    [1000, 0],
    [1000, 630],
    [0, 630],
  ],
  homography: [1000, 0, 0, 0, 630, 0, 0, 0, 1],
  widthPx: 1000,
  pxPerMm: 11.7,
  tiltDeg: 0,
  quality: { clippedShare: 0, sharpness, medianLuma: 150 },
  regions: Object.fromEntries(
    Object.keys(CARD_REGIONS).map((name) => [name, { clippedShare: 0, sharpness, ...change[name as FieldName] }]),
  ) as FrameCardEvidence['regions'],
})
const GLARE = { clippedShare: 0.4 }

describe('nextFrame', () => {
  it('asks for no further frame when everything is sure', () => {
    expect(nextFrame(reading(), [card(), card({}, 900)], [0])).toBeNull()
  })

  it('asks for a frame without glare on a field that has it, however sure the value looks', () => {
    const cards = [card({ fullName: GLARE }), card({ fullName: GLARE, address: GLARE }), card({ address: GLARE })]
    expect(nextFrame(reading(), cards, [0])).toBe(2)
    expect(nextFrame(reading(), cards, [0, 2])).toBeNull()
  })

  it('asks for a frame as sharp when a value is unsure, and takes the one that helps most fields', () => {
    const unsure = reading({ fullName: field('BUDI', 0.5), address: field('JL', 0.4) })
    expect(nextFrame(unsure, [card(), card({}, 50)], [0])).toBeNull()
    expect(nextFrame(unsure, [card(), card({ address: GLARE }), card()], [0])).toBe(2)
  })

  it('looks for what is not there only where the print is much sharper', () => {
    const without = reading({ bloodType: field(null, 0) })
    expect(nextFrame(without, [card(), card()], [0])).toBeNull()
    expect(nextFrame(without, [card(), card({ bloodType: { sharpness: 200 } })], [0])).toBe(1)
  })

  it('never asks for a frame on which the card was not found', () => {
    expect(nextFrame(reading({ fullName: field('BUDI', 0.5) }), [card(), null], [0])).toBeNull()
  })
})
