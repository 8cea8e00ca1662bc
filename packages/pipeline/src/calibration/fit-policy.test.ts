import { describe, expect, it } from 'vitest'
import { goodEvidence } from '../testing/good-evidence.ts'
import { currentPolicy } from '../policy.ts'
import { policyFaults } from '../policy-faults.ts'
import { VOTERS } from '../voters/index.ts'
import type { CaptureRecord } from './capture-record.ts'
import { checkClaims } from './check-claims.ts'
import { fitPolicy } from './fit-policy.ts'
import { judgeCaptures } from './judge-captures.ts'

const OPTIONS = { version: 'test', alpha: 0.05, delta: 0.05 }

/** Captures of one kind; `correlation` is what the neighbour frames share, high for a still picture. */
function captures(species: string, count: number, correlation: number): CaptureRecord[] {
  return Array.from({ length: count }, (_, k) => {
    const evidence: CaptureRecord['evidence'] = goodEvidence({
      frameNoise: { pairs: [{ a: 0, b: 1, correlation, residualRms: 1.1, identicalPixels: false }], unregistered: 0 },
    })
    // The hashes differ, so that no capture is a copy of another.
    const own = evidence.frames.map((frame, i) => ({
      ...frame,
      sha256: `${species}${k}${i}`,
      perceptualHash: ((BigInt(2 * k + i + 1) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn)
        .toString(16)
        .padStart(16, '0'),
    }))
    return {
      key: `${species}/${k}`,
      label: {
        source: 'generated',
        class: species === 'genuine' ? 'genuine' : 'attack',
        species,
        condition: 'good',
        lighting: 'room',
        split: 'develop',
        seed: k,
        phone: 'A',
        instrument: null,
      },
      evidence: { ...evidence, frames: own },
      stageMs: {},
      failedMeasures: [],
    }
  })
}

const told = [...captures('genuine', 40, 0.02), ...captures('animated_still', 40, 0.95)]
const untold = [...captures('genuine', 40, 0.02), ...captures('animated_still', 40, 0.02)]

describe('a fitted policy', () => {
  it('fits the voters and holds the counts behind each number', () => {
    const { policy } = fitPolicy(told, currentPolicy(), OPTIONS)
    expect(policyFaults(policy, VOTERS)).toEqual([])
    expect(policy.voters['frame_motion'].basis).toBe('calibrated')
    expect(policy.voters['frame_motion'].findings['distinct_noise'].counts).toEqual({
      genuine: [40, 40],
      attacks: { animated_still: [0, 40] },
    })
  })

  it('takes weight from a finding that attacks show as often as genuine cards', () => {
    const { policy } = fitPolicy(untold, currentPolicy(), OPTIONS)
    expect(policy.voters['frame_motion'].findings['distinct_noise'].llr).toBeCloseTo(0, 1)
  })

  it('never speaks more strongly because of generated captures, and never beyond ln(n + 1)', () => {
    const base = currentPolicy()
    for (const count of [6, 40]) {
      const few = [...captures('genuine', count, 0.02), ...captures('animated_still', count, 0.95)]
      const { policy } = fitPolicy(few, base, OPTIONS)
      for (const [name, { findings, basis }] of Object.entries(policy.voters)) {
        for (const [finding, { llr, counts }] of Object.entries(findings)) {
          expect(Math.abs(llr)).toBeLessThanOrEqual(Math.abs(base.voters[name].findings[finding].llr) + 1e-9)
          const isFitted = basis === 'calibrated' && counts !== undefined && counts.genuine[0] > 0
          if (isFitted) expect(Math.abs(llr)).toBeLessThanOrEqual(Math.log(count + 1) + 0.01)
        }
      }
    }
  })

  it('keeps judgement where too little was seen, and says so', () => {
    const { policy, unsettled } = fitPolicy(told, currentPolicy(), OPTIONS)
    expect(policy.voters['screen_moire'].findings['display_lattice'].llr).toBe(3.5)
    expect(unsettled.join('\n')).toContain('screen_moire display_lattice: seen 0 times')
  })

  it('fits nothing on fewer than 30 captures of either kind where the voter spoke', () => {
    const fitOn = (genuine: number, attacks: number) =>
      fitPolicy(
        [...captures('genuine', genuine, 0.02), ...captures('animated_still', attacks, 0.02)],
        currentPolicy(),
        OPTIONS,
      )
    for (const { policy, settled } of [fitOn(29, 60), fitOn(60, 29)]) {
      expect(settled).toEqual([])
      expect(policy.voters['frame_motion'].basis).toBe('judgement')
      expect(policy.voters['frame_motion'].findings['distinct_noise'].llr).toBe(-1)
    }
    expect(fitOn(30, 30).settled).toEqual(['frame_motion distinct_noise'])
  })
})

describe('claims', () => {
  const judge = (records: readonly CaptureRecord[]) => judgeCaptures(records, currentPolicy())

  it('hold when the captures held out behave like the fitted ones', () => {
    expect(checkClaims(judge(told), judge(told)).filter(({ isContradicted }) => isContradicted)).toEqual([])
  })

  it('are contradicted, each by name, when attacks held out pass that did not before', () => {
    const contradicted = checkClaims(judge(told), judge(untold)).filter(({ isContradicted }) => isContradicted)
    expect(contradicted.map(({ name }) => name)).toEqual(['animated_still passed (APCER)'])
  })

  it('are small where the counts are few', () => {
    const few = [...captures('genuine', 3, 0.02), ...captures('animated_still', 3, 0.95)]
    const claim = checkClaims(judge(few), judge(few)).find(({ name }) => name.startsWith('animated_still'))
    expect(claim?.fitted).toEqual([0, 3])
    expect(claim?.atMost).toBeGreaterThan(0.5)
    expect(claim?.isSupported).toBe(true)
  })
})
