import type { Evidence, HistoryEvidence } from '../evidence/evidence.ts'
import { DUPLICATE_THRESHOLDS } from '../evidence/face/face-thresholds.ts'
import { NEAR_DISTANCE_BITS } from '../evidence/near-distance.ts'
import { judge } from '../judge.ts'
import type { AssuranceTier, Verdict } from '../judgement.ts'
import type { Policy } from '../policy.ts'
import type { CaptureLabel, CaptureRecord } from './capture-record.ts'

export interface JudgedVote {
  readonly name: string
  readonly finding: string
  /** As in a vote: null when it abstains. */
  readonly passed: boolean | null
  readonly llr: number
  readonly ms: number
}

/** A capture under one policy, as far as figures are made of it. */
export interface JudgedCapture {
  readonly key: string
  readonly label: CaptureLabel
  readonly verdict: Verdict
  readonly tier: AssuranceTier
  readonly antiSpoof: { readonly word: string; readonly lambda: number; readonly present: number }
  readonly tamper: { readonly word: string; readonly lambda: number; readonly present: number }
  readonly votes: readonly JudgedVote[]
  readonly stageMs: Readonly<Record<string, number>>
}

/** What stands where only the store of a service knows: nobody else has this face, and no history unless given. */
export function completeEvidence({ evidence }: CaptureRecord, history: HistoryEvidence): Evidence {
  return {
    ...evidence,
    history,
    faceHistory: { candidates: null, notSearched: 'no_store', thresholds: DUPLICATE_THRESHOLDS },
  }
}

/** Judges every capture. `clock` (ms) times the votes. */
export function judgeCaptures(
  records: readonly CaptureRecord[],
  policy: Policy,
  clock: () => number = () => 0,
): JudgedCapture[] {
  const histories = historiesOf(records)
  return records.map((record, i) => {
    const { antiSpoof, tamper, verdict, assuranceTier } = judge(completeEvidence(record, histories[i]), policy, clock)
    return {
      key: record.key,
      label: record.label,
      verdict,
      tier: assuranceTier,
      antiSpoof: { word: antiSpoof.fused, lambda: antiSpoof.lambda, present: antiSpoof.present },
      tamper: { word: tamper.fused, lambda: tamper.lambda, present: tamper.present },
      votes: [...antiSpoof.voters, ...tamper.voters].map(({ name, finding, passed, llr, ms }) => ({
        name,
        finding,
        passed,
        llr,
        ms,
      })),
      stageMs: record.stageMs,
    }
  })
}

/**
 * What the service would have seen before: the genuine captures of other cards for every capture, and for a replayed
 * bundle its original too, of which every second belonged to the same customer.
 */
function historiesOf(records: readonly CaptureRecord[]): HistoryEvidence[] {
  const genuine = records.filter(({ label }) => label.class === 'genuine')
  const frames = genuine.flatMap(({ label, key, evidence }) =>
    evidence.frames.map(({ sha256, perceptualHash }) => ({
      label,
      key,
      sha256,
      hash: BigInt(`0x${perceptualHash}`),
    })),
  )
  return records.map(({ key, label, evidence }) => {
    const isReplay = label.species === 'replayed_bundle'
    const matches: NonNullable<HistoryEvidence['matches']>[number][] = []
    for (const { index, sha256, perceptualHash } of evidence.frames) {
      const own = BigInt(`0x${perceptualHash}`)
      for (const seen of frames) {
        if (seen.key === key) continue
        const isOwnScene = seen.label.seed === label.seed && seen.label.split === label.split
        // Captures of one seed show one scene on purpose; only a replay is meant to be known.
        if (isOwnScene && !isReplay) continue
        const distanceBits = bits(own ^ seen.hash)
        const kind = seen.sha256 === sha256 ? 'exact' : distanceBits <= NEAR_DISTANCE_BITS ? 'near' : null
        if (kind === null) continue
        const sameCustomer = isOwnScene && label.seed % 2 === 0
        matches.push({ frame: index, bundleId: seen.key, sameCustomer, kind, distanceBits })
      }
    }
    return { matches }
  })
}

function bits(word: bigint): number {
  let count = 0
  for (let left = word; left > 0n; left &= left - 1n) count++
  return count
}
