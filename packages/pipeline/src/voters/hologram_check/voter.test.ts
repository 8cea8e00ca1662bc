import { describe, expect, it } from 'vitest'
import type { HologramEvidence } from '../../evidence/forensics/hologram/measure-hologram.ts'
import { hologramCheck } from './voter.ts'

const seen = (change: Partial<HologramEvidence> = {}): HologramEvidence => ({
  frames: 4,
  tiltRangeDeg: 2,
  torchChanged: true,
  flashColours: 0,
  lookedAt: 0.8,
  iridescentShare: 0.01,
  region: { x: 0.4, y: 0.4, width: 0.1, height: 0.1 },
  regionShare: 0.006,
  ...change,
})
const finding = (hologram: HologramEvidence | null) => hologramCheck.vote({ hologram }).finding

describe('hologram_check', () => {
  it('speaks for a card of which a place turns its hue', () => {
    expect(finding(seen())).toBe('iridescence')
    expect(finding(seen({ torchChanged: false, flashColours: 3 }))).toBe('iridescence')
    expect(finding(seen({ torchChanged: false, frames: 6, tiltRangeDeg: 9 }))).toBe('iridescence')
  })

  it.each([
    ['two frames under one light', { torchChanged: false, frames: 2 }],
    ['six frames at one angle', { torchChanged: false, frames: 6, tiltRangeDeg: 3 }],
    ['five frames with tilt', { torchChanged: false, frames: 5, tiltRangeDeg: 10 }],
  ])('abstains on %s', (_, change) => {
    expect(finding(seen(change))).toBe('light_unchanged')
  })

  it('never objects, whatever it does not see', () => {
    for (const hologram of [
      null,
      seen({ region: null }),
      seen({ regionShare: 0.001 }),
      seen({ iridescentShare: 0.5 }),
    ]) {
      expect(hologramCheck.findings[finding(hologram)]).toBe('absent')
    }
    expect(Object.values(hologramCheck.findings)).not.toContain('fail')
  })
})
