import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence, SessionEvidence } from './evidence/evidence.ts'
import { fuse } from './fusion.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { currentPolicy, type Policy } from './policy.ts'
import { policyFaults } from './policy-faults.ts'
import { runVoter, type CountedVote } from './runner.ts'
import { challenge, challengedEvidence, flashSeries, frame, goodEvidence } from './testing/good-evidence.ts'
import { VOTERS } from './voters/index.ts'
import type { Voter } from './voters/voter.ts'

const policy = currentPolicy()
const judged = (evidence: Evidence) => judge(evidence, policy)
const session = (change: Partial<SessionEvidence>): SessionEvidence => ({ ...goodEvidence().session, ...change })
const outcome = ({ verdict, status, assuranceTier }: Judgement) => ({ verdict, status, assuranceTier })
const REVIEW = { verdict: 'requires_review', status: 'pending', assuranceTier: 'low' }
const STANDARD = { verdict: 'passed', status: 'verified', assuranceTier: 'standard' }
const HIGH = { verdict: 'passed', status: 'verified', assuranceTier: 'high' }
const FAILED = { verdict: 'failed', status: 'failed', assuranceTier: 'low' }

describe('the table of verdicts and tiers', () => {
  it('high: passed, challenge valid, flash seen on pixels the server measured', () => {
    expect(outcome(judged(challengedEvidence()))).toEqual(HIGH)
    expect(judged(challengedEvidence()).missing).toEqual([])
  })

  it('standard: passed without a flash challenge', () => {
    const judgement = judged(goodEvidence())
    expect(outcome(judgement)).toEqual(STANDARD)
    expect(judgement.missing).toEqual(['A flash challenge.'])
  })

  it('standard: the challenge was satisfied by the client’s samples only', () => {
    expect(outcome(judged(challengedEvidence({ flash: flashSeries({ source: 'samples' }) })))).toEqual(STANDARD)
  })

  it('standard: nonce sent, no flash evidence at all', () => {
    expect(outcome(judged(challengedEvidence({ flash: { kind: 'none' } })))).toEqual(STANDARD)
  })

  it.each([
    ['wrong colours', flashSeries({ pValue: 0.4 })],
    ['right colours one step late', flashSeries({ shiftMargin: -0.2 })],
    ['a flash too weak to see', flashSeries({ swing: 0.01 })],
    ['computed samples', flashSeries({ source: 'samples', synthetic: ['affine_below_quantisation'] })],
    ['samples that do not fit', { kind: 'malformed', why: 'a step is missing' } as const],
  ])('review: nonce sent with flash evidence that does not satisfy it: %s', (_, flash) => {
    expect(outcome(judged(challengedEvidence({ flash })))).toEqual(REVIEW)
  })

  it('never high with three or four steps', () => {
    expect(outcome(judged(challengedEvidence({ flash: flashSeries({ steps: 3, pValue: 0.03 }) })))).toEqual(STANDARD)
    expect(outcome(judged(challengedEvidence({ flash: flashSeries({ steps: 4 }) })))).toEqual(STANDARD)
  })

  it('the flash threshold halves with each attempt of the day', () => {
    const flash = flashSeries({ pValue: 0.004 })
    const attempt = (n: number) =>
      outcome(
        judged(
          challengedEvidence({
            flash,
            session: session({ keySource: 'challenge', challenge: { ...challenge, attempt: n } }),
          }),
        ),
      )
    expect(attempt(1)).toEqual(HIGH)
    expect(attempt(2)).toEqual(HIGH)
    expect(attempt(3)).toEqual(REVIEW)
  })

  it('low: a self-asserted key, unless the tenant allows it; then standard, never high', () => {
    const asserted = (selfAssertedAllowed: boolean, change: Partial<Evidence> = {}) =>
      outcome(
        judged(goodEvidence({ session: session({ keySource: 'self_asserted', selfAssertedAllowed }), ...change })),
      )
    expect(asserted(false)).toEqual(REVIEW)
    expect(asserted(true)).toEqual(STANDARD)
    expect(asserted(true, { flash: flashSeries() }).assuranceTier).not.toBe('high')
  })

  it('failed: a frame of another customer, or the same pixels twice', () => {
    const match = { frame: 0, bundleId: 'ktpb_1', sameCustomer: false, kind: 'exact', distanceBits: 0 } as const
    expect(outcome(judged(goodEvidence({ history: { matches: [match] } })))).toEqual(FAILED)
    const pair = { a: 0, b: 1, correlation: 1, residualRms: 0, identicalPixels: true }
    expect(outcome(judged(goodEvidence({ frameNoise: { pairs: [pair], unregistered: 0 } })))).toEqual(FAILED)
  })

  it('both tiers of the reply come from one', () => {
    expect(Object.keys(judged(goodEvidence()))).toContain('assuranceTier')
    expect(judged(goodEvidence()).antiSpoof).not.toHaveProperty('assuranceTier')
  })
})

describe('the worked example of docs/fusion.md', () => {
  it('comes out as written', () => {
    const judgement = judged(goodEvidence())
    expect(judgement.antiSpoof.lambda).toBeCloseTo(-1.54, 10)
    expect(judgement.tamper.lambda).toBeCloseTo(-0.49, 10)
    expect(judgement).toMatchObject({ verdict: 'passed', assuranceTier: 'standard', score: 79 })
    const one = judged(goodEvidence({ frames: [frame(0)], frameNoise: { pairs: [], unregistered: 0 } }))
    expect(one.antiSpoof.lambda).toBeCloseTo(-0.84, 10)
  })
})

describe('withheld evidence ends in review', () => {
  const readable = goodEvidence().reading
  it.each<[string, Partial<Evidence>]>([
    ['a single frame', { frames: [frame(0)], frameNoise: { pairs: [], unregistered: 0 } }],
    ['frames that cannot be compared', { frameNoise: { pairs: [], unregistered: 1 } }],
    [
      'frames without noise',
      {
        frameNoise: {
          pairs: [{ a: 0, b: 1, correlation: 0, residualRms: 0.1, identicalPixels: false }],
          unregistered: 0,
        },
      },
    ],
    ['no card', { reading: { kind: 'no_card', reason: 'blank', engine: readable.engine } }],
    ['no bundle', { session: session({ keySource: null, capturedAtMs: null }), history: { matches: null } }],
  ])('%s', (_, change) => {
    const judgement = judged(goodEvidence(change))
    expect(outcome(judgement)).toEqual(REVIEW)
    expect([...judgement.antiSpoof.because, ...judgement.tamper.because].length).toBeGreaterThan(0)
    expect(judgement.missing.length).toBeGreaterThan(0)
  })

  it('a NIK that contradicts the card is for a person and never proof of tampering alone', () => {
    const { reading } = goodEvidence()
    if (reading.kind !== 'read') throw new Error('no reading')
    const fields = { ...reading.fields, gender: { ...reading.fields.gender, value: 'PEREMPUAN' } }
    const judgement = judged(goodEvidence({ reading: { ...reading, fields } }))
    expect(outcome(judgement)).toEqual(REVIEW)
    expect(judgement.tamper.fused).toBe('unclear')
  })
})

describe('judge', () => {
  it('gives the same bytes for the same evidence, also after a round trip through JSON', () => {
    const evidence = challengedEvidence()
    const replayed = JSON.parse(JSON.stringify(evidence)) as Evidence
    expect(JSON.stringify(judged(replayed))).toBe(JSON.stringify(judged(evidence)))
  })

  it('counts a voter that abstains neither as passed nor as present, with no weight', () => {
    const { antiSpoof } = judged(goodEvidence())
    const silent = antiSpoof.voters.filter((vote) => vote.passed === null)
    expect(silent.length).toBeGreaterThan(0)
    for (const vote of silent) expect(vote).toMatchObject({ llr: 0, score: 0.5 })
    expect(antiSpoof.present).toBe(antiSpoof.voters.length - silent.length)
    expect(antiSpoof.passed).toBe(antiSpoof.voters.filter((vote) => vote.passed === true).length)
  })

  it('takes the time of each vote from the clock it is given', () => {
    let now = 0
    const judgement = judge(goodEvidence(), policy, () => (now += 2))
    expect(judgement.antiSpoof.voters[0].ms).toBe(2)
    expect(judged(goodEvidence()).antiSpoof.voters[0].ms).toBe(0)
  })
})

describe('fusion', () => {
  const names = VOTERS.filter((voter) => voter.family === 'anti_spoof').map((voter) => voter.name)
  const votesOf = (llrs: readonly (number | null)[]): CountedVote[] =>
    names.map((name, i) => {
      const llr = llrs[i] ?? null
      return {
        vote: {
          name,
          family: 'anti_spoof',
          version: '1',
          passed: llr === null ? null : llr <= 0,
          finding: 'x',
          llr: llr ?? 0,
          score: 0.5,
          reason: 'r',
          evidence: {},
          ms: 0,
        },
        group: policy.voters[name].group,
        review: false,
      }
    })
  // As if every voter were implemented: the groups with a mean have no other voters yet.
  const whole = structuredClone(policy) as { voters: Record<string, { findings: Record<string, { llr: number }> }> }
  for (const name of names) whole.voters[name].findings.x = { llr: -0.1 }
  const fused = (llrs: readonly (number | null)[], frames = 2) =>
    fuse(whole as unknown as Policy, {
      family: 'anti_spoof',
      votes: votesOf(llrs),
      frames,
      decision: policy.antiSpoof,
      words: { clear: 'live', accused: 'spoof', unclear: 'unclear' },
    })
  const rank = { live: 0, unclear: 1, spoof: 2 } as const
  const llr = fc.option(fc.double({ min: -6, max: 6, noNaN: true }), { nil: null })
  const llrs = fc.array(llr, { minLength: names.length, maxLength: names.length })
  const voter = fc.nat(names.length - 1)

  it('never improves when a log-likelihood ratio rises', () => {
    fc.assert(
      fc.property(
        llrs,
        voter,
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        (before, i, rise, frames) => {
          const now = before[i]
          fc.pre(now !== null)
          const a = fused(before, frames)
          const b = fused(before.with(i, now! + rise), frames)
          expect(rank[b.fused]).toBeGreaterThanOrEqual(rank[a.fused])
          expect(b.lambda).toBeGreaterThanOrEqual(a.lambda - 1e-12)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('never improves when a voter that spoke for the card falls silent', () => {
    fc.assert(
      fc.property(llrs, voter, (before, i) => {
        const now = before[i]
        fc.pre(now !== null && now <= 0)
        expect(fused(before.with(i, null)).lambda).toBeGreaterThanOrEqual(fused(before).lambda - 1e-9)
        expect(rank[fused(before.with(i, null)).fused]).toBeGreaterThanOrEqual(rank[fused(before).fused])
      }),
      { numRuns: 2000 },
    )
  })

  it('never adds weak accusations up to spoof', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1.49, noNaN: true }), { minLength: names.length, maxLength: names.length }),
        (weak) => {
          expect(fused(weak).fused).toBe('unclear')
        },
      ),
    )
  })

  it('keeps the score falling with Λ', () => {
    const at = (correlation: number) =>
      judged(
        goodEvidence({
          frameNoise: { pairs: [{ a: 0, b: 1, correlation, residualRms: 1, identicalPixels: false }], unregistered: 0 },
        }),
      ).score
    expect(at(0.01)).toBeGreaterThan(at(0.15))
    expect(at(0.15)).toBeGreaterThan(at(0.5))
  })
})

describe('the runner', () => {
  const voter = (vote: Voter['vote'], needs: Voter['needs'] = ['frames']): Voter => ({
    name: 'signing_key',
    family: 'anti_spoof',
    version: '9',
    needs,
    findings: { device_key: 'pass' },
    about: { sees: '', fooledBy: '', thresholdSource: '' },
    vote,
  })
  const run = (vote: Voter['vote']) => runVoter(voter(vote), goodEvidence(), policy, () => 0)
  const failed = { vote: { passed: null, finding: 'error', llr: 0, version: '9' }, review: true }
  const said = { finding: 'device_key', reason: 'r', measured: {} }

  it('makes an abstention and a case for review of a voter that throws, without what it threw', () => {
    const counted = run(() => {
      throw new Error('NIK 3171011708450001')
    })
    expect(counted).toMatchObject(failed)
    expect(JSON.stringify(counted)).not.toContain('3171')
  })

  it('hands over only declared evidence', () => {
    expect(run(({ frames }) => ({ ...said, measured: { n: frames.length } })).vote.passed).toBe(true)
    expect(run((evidence) => ({ ...said, measured: { s: evidence.session } }))).toMatchObject(failed)
  })

  it('lets no voter write', () => {
    expect(run((evidence) => ({ ...said, measured: Object.assign(evidence, { frames: [] }) }))).toMatchObject(failed)
  })

  it('treats a finding that was not declared as a failure', () => {
    expect(run(() => ({ ...said, finding: 'toString' }))).toMatchObject(failed)
  })
})

describe('the policy', () => {
  it('fits the voters', () => {
    expect(policyFaults(policy, VOTERS)).toEqual([])
  })

  interface Draft {
    voters: Record<string, { findings: Record<string, { llr: number }> }>
    groups: { S: { weight: number } }
    antiSpoof: { singleFrame: { clearAt: number } }
  }
  it.each<[string, (draft: Draft) => unknown]>([
    ['a finding without a number', (p) => delete p.voters.signing_key.findings.device_key],
    ['a voter that does not exist', (p) => (p.voters.oracle = p.voters.signing_key)],
    ['a pass that accuses', (p) => (p.voters.signing_key.findings.device_key.llr = 0.5)],
    ['an abstention that weighs', (p) => (p.voters.frame_motion.findings.too_smooth.llr = -0.5)],
    ['a number beyond the voter’s bounds', (p) => (p.voters.flash_reflectance.findings.not_satisfied.llr = 3)],
    ['a single frame easier than a burst', (p) => (p.antiSpoof.singleFrame.clearAt = -0.5)],
    ['a group weight above 1', (p) => (p.groups.S.weight = 1.2)],
  ])('is refused with %s', (_, breakIt) => {
    const draft = structuredClone(policy)
    breakIt(draft as unknown as Draft)
    expect(policyFaults(draft, VOTERS)).not.toEqual([])
  })
})
