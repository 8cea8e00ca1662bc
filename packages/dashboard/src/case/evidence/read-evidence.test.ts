import { describe, expect, it } from 'vitest'
import { drawable, plainEvidence } from './read-evidence.ts'

describe('evidence of a voter', () => {
  it('gives the regions of the card that can be drawn, and leaves out what is no region', () => {
    const { regions } = drawable({
      regions: [{ field: 'nik', x: 0.1, y: 0.2, width: 0.3, height: 0.1 }, { field: 'photo', x: 0.1 }, null, 7],
    })
    expect(regions).toEqual([{ field: 'nik', x: 0.1, y: 0.2, width: 0.3, height: 0.1 }])
  })

  it('gives the waves of every look, of luma and of colour', () => {
    const wave = { fx: 0.1, fy: -0.2, contrast: 5 }
    expect(drawable({ looks: [{ waves: [wave], colorWaves: [wave] }, { waves: [wave] }] }).waves).toHaveLength(3)
  })

  it('shows how the picture turned from its mean with each flash, the largest turn being one', () => {
    const { flash } = drawable({
      colors: ['#ff0000', '#0000ff'],
      response: [
        [140, 100, 100],
        [100, 100, 120],
      ],
    })
    expect(flash[0]).toEqual({ sent: [255, 0, 0], measured: [1, 0, -0.5] })
    expect(flash[1]).toEqual({ sent: [0, 0, 255], measured: [-1, 0, 0.5] })
  })

  it('never throws on members of another shape', () => {
    const hostile = {
      regions: 'x',
      looks: [null, { waves: 3 }],
      moving: [{ box: [] }],
      flashSteps: {},
      curve: ['a', NaN],
    }
    expect(drawable(hostile)).toEqual({
      regions: [],
      arrows: [],
      waves: [],
      flash: [],
      moving: [],
      fixed: [],
      curve: [],
    })
  })

  it('lists what no drawing shows, three digits to a number, with the comma of the language', () => {
    expect(
      plainEvidence({ pxPerMm: 7.12345, regions: [], spread: { leftMm: 0.2 }, rules: ['a', 'b'], none: null }, 'id'),
    ).toEqual([
      ['pxPerMm', '7,12'],
      ['spread.leftMm', '0,2'],
      ['rules', 'a; b'],
      ['none', '–'],
    ])
  })
})
