import { describe, expect, it } from 'vitest'
import { field } from '../../testing/good-evidence.ts'
import { fuseField, type FieldLook } from './fuse-field.ts'

const look = (value: string | null, confidence: number, frame: number, glare = false): FieldLook => ({
  field: field(value, confidence),
  frame,
  glare,
})
const settled = (value: string, confidence: number, frame: number): FieldLook => ({
  field: {
    ...field(value, confidence),
    checks: [{ rule: 'nik_digits_settled', outcome: 'warn', detail: 'unsure at place 3' }],
  },
  frame,
  glare: false,
})
const NIK = '3171011708450001'
const OTHER = '3171011708460001'

describe('fuseField', () => {
  it('keeps a single reading as it is and says where it comes from', () => {
    expect(fuseField([look('BUDI', 0.8, 2)])).toEqual({ ...field('BUDI', 0.8), frame: 2 })
  })

  it('takes doubt away when frames agree, by half at most and never to certainty', () => {
    expect(fuseField([look('BUDI', 0.8, 0), look('BUDI', 0.7, 1)]).confidence).toBeCloseTo(0.9)
    const many = Array.from({ length: 9 }, (_, frame) => look('BUDI', 0.97, frame))
    expect(fuseField(many).confidence).toBeCloseTo(0.985)
    expect(fuseField([look('BUDI', 0.989, 0), look('BUDI', 0.989, 1)]).confidence).toBe(0.99)
    expect(fuseField([look('BUDI', 0.997, 0), look('BUDI', 0.9, 1)]).confidence).toBe(0.997)
  })

  it('believes an unsure second look only as far as it is sure', () => {
    expect(fuseField([look('BUDI', 0.8, 0), look('BUDI', 0.1, 1)]).confidence).toBeCloseTo(0.82)
  })

  it('takes the surer of two values and doubts it the more, the surer the other is', () => {
    const faint = fuseField([look('BUDI', 0.9, 0), look('BUDA', 0.3, 1)])
    const firm = fuseField([look('BUDI', 0.9, 0), look('BUDA', 0.85, 1)])
    expect(faint).toMatchObject({ value: 'BUDI', frame: 0 })
    expect(faint.confidence).toBeLessThan(0.9)
    expect(firm.confidence).toBeLessThan(0.65)
    expect(firm.confidence).toBeLessThan(faint.confidence)
  })

  it('never rewards a disputed value with more than its own look gave', () => {
    expect(fuseField([look('BUDI', 0.9, 0), look('BUDA', 0.01, 1)]).confidence).toBeLessThanOrEqual(0.9)
  })

  it('lets two frames that agree outvote one that is a little surer', () => {
    const looks = [look('SITI', 0.85, 0), look('SITA', 0.8, 1), look('SITA', 0.8, 2)]
    expect(fuseField(looks)).toMatchObject({ value: 'SITA' })
  })

  it('prefers the longer value when the other has lost letters, or was cut short by glare', () => {
    expect(fuseField([look('JL MAWAR 1', 0.83, 0), look('JL MWAR 1', 0.99, 1)]).value).toBe('JL MAWAR 1')
    expect(fuseField([look('BUDI', 0.95, 0, true), look('BUDI SANTOSO', 0.9, 1)])).toMatchObject({
      value: 'BUDI SANTOSO',
      frame: 1,
    })
  })

  it('a frame that read nothing says nothing', () => {
    expect(fuseField([look(null, 0, 0), look('BUDI', 0.8, 1)])).toMatchObject({
      value: 'BUDI',
      confidence: 0.8,
      frame: 1,
    })
    expect(fuseField([look(null, 0, 0), look(null, 0, 1)])).toMatchObject({ value: null, confidence: 0, frame: 0 })
  })

  it('a NIK settled by the printed fields confirms nothing, and stays marked when nobody read it', () => {
    const both = fuseField([settled(NIK, 0.75, 0), settled(NIK, 0.75, 1)])
    expect(both.confidence).toBe(0.75)
    expect(both.checks).toHaveLength(1)
    const read = fuseField([settled(NIK, 0.75, 0), look(NIK, 0.9, 1)])
    expect(read).toMatchObject({ value: NIK, confidence: 0.9, frame: 1, checks: [] })
    const unsure = fuseField([settled(NIK, 0.75, 0), look(NIK, 0.5, 1)])
    expect(unsure).toMatchObject({ confidence: 0.5, checks: [] })
    expect(fuseField([settled(NIK, 0.75, 0), look(OTHER, 0.9, 1)]).confidence).toBeLessThan(0.8)
  })

  it('the order of the frames does not matter', () => {
    const looks = [look('BUDI', 0.9, 0), look('BUDA', 0.6, 1), look('BUDI', 0.7, 2), look(null, 0, 3)]
    expect(fuseField(looks.toReversed())).toEqual(fuseField(looks))
  })
})
