import { describe, expect, it } from 'vitest'
import type { BorderProfile } from '../../evidence/forensics/photo-region/border-profile.ts'
import type { PhotoRegionEvidence } from '../../evidence/forensics/photo-region/measure-photo-region.ts'
import type { ReadingEvidence } from '../../evidence/evidence.ts'
import { field, goodEvidence } from '../../testing/good-evidence.ts'
import { photoRegion } from './voter.ts'

const side = (name: BorderProfile['side'], change: Partial<BorderProfile> = {}): BorderProfile => ({
  side: name,
  riseMm: 0.24,
  overshoot: 0.02,
  turnDeg: 0.1,
  roughMm: 0.01,
  ...change,
})
const photo = (change: Partial<PhotoRegionEvidence> = {}): PhotoRegionEvidence => ({
  frame: 0,
  pxPerMm: 14,
  box: { x: 0.72, y: 0.19, width: 0.23, height: 0.45 },
  backgroundColour: 'red',
  evenness: 0.97,
  background: [190, 40, 45],
  borders: [side('left'), side('right'), side('top')],
  framesAgreeing: 2,
  framesSeen: 2,
  ...change,
})
const read = goodEvidence().reading as Extract<ReadingEvidence, { kind: 'read' }>
const reading = (change: Partial<typeof read.fields> = {}): ReadingEvidence => ({
  ...read,
  fields: { ...read.fields, nationality: field('WNI'), ...change },
})
const vote = (evidence: PhotoRegionEvidence | null, on = reading()) =>
  photoRegion.vote({ photoRegion: evidence, reading: on })
// The good card's holder is born in 1945: an odd year, red.

describe('photo_region', () => {
  it('passes a clean box with the background of the year', () => {
    expect(vote(photo()).finding).toBe('undisturbed')
    expect(vote(photo()).reason).toContain('fits the year')
  })

  it('objects to the other colour', () => {
    const said = vote(photo({ backgroundColour: 'blue' }))
    expect(said.finding).toBe('wrong_background_colour')
    expect(said.reason).toContain('blue; for the printed year of birth it should be red')
  })

  it.each([
    ['the year was read unsurely', { dateOfBirth: field('17-08-1945', 0.5) }],
    [
      'the NIK was settled by a date that is not quite sure',
      {
        dateOfBirth: field('17-08-1945', 0.85),
        nik: { ...read.fields.nik, checks: [{ rule: 'nik_digits_settled', outcome: 'ok' as const, detail: '' }] },
      },
    ],
    ['the NIK holds another year', { nik: field('3171011708440001') }],
    ['the date was not read', { dateOfBirth: field(null) }],
    ['the card is a foreigner’s', { nationality: field('AUSTRALIA') }],
  ])('does not judge the colour when %s', (_, change) => {
    expect(vote(photo({ backgroundColour: 'blue' }), reading(change)).finding).toBe('undisturbed')
  })

  it.each([
    ['it is uneven', { evenness: 0.4 }],
    ['frames disagree about it', { framesAgreeing: 1 }],
  ])('does not judge the colour when %s', (_, change) => {
    expect(vote(photo({ backgroundColour: 'blue', ...change })).finding).toBe('undisturbed')
  })

  it('objects to one side with a second edge or a sliver, not to sides that are all alike', () => {
    const one = (change: Partial<BorderProfile>) =>
      photo({ borders: [side('left'), side('right', change), side('top')] })
    expect(vote(one({ riseMm: 0.6 })).finding).toBe('border_step')
    expect(vote(one({ overshoot: 0.2 })).finding).toBe('border_step')
    expect(vote(one({ riseMm: 0.9, roughMm: 0.05 })).finding, 'a worn side').toBe('undisturbed')
    const framed = { riseMm: 0.6, overshoot: 0.2 }
    const all = photo({ borders: [side('left', framed), side('right', framed), side('top', framed)] })
    expect(vote(all).finding).toBe('undisturbed')
  })

  it('objects to a portrait that is turned as a whole', () => {
    const turned = [side('left', { turnDeg: -3 }), side('right', { turnDeg: -3 }), side('top', { turnDeg: 3 })]
    expect(vote(photo({ borders: turned })).finding).toBe('turned_photo')
    const sheared = [side('left', { turnDeg: 3 }), side('right', { turnDeg: 0 }), side('top', { turnDeg: 0 })]
    expect(vote(photo({ borders: sheared })).finding).toBe('undisturbed')
  })

  it('abstains without a portrait and on small cards', () => {
    expect(vote(null).finding).toBe('not_seen')
    expect(vote(photo({ pxPerMm: 4, backgroundColour: 'blue' })).finding).toBe('too_small')
  })
})
