import { policyHash, type Policy } from '@identity/pipeline'
import {
  judgeCaptures,
  leaveOneOut,
  SOURCES,
  summariseCaptures,
  type CaptureRecord,
  type LeftOut,
  type Source,
  type SourceFigures,
} from '@identity/pipeline/calibration'

/** What a policy makes of labelled captures, by where they are from; figures of different sources are never added up. */
export interface ForensicReport {
  readonly policy: { readonly version: string; readonly basis: string; readonly sha256: string }
  /** null: there are none. */
  readonly sources: Readonly<Record<Source, SourceFigures | null>>
  readonly leftOut: Readonly<Record<Source, readonly LeftOut[]>>
}

export function forensicReport(records: readonly CaptureRecord[], policy: Policy): ForensicReport {
  const judged = judgeCaptures(records, policy, () => performance.now())
  const bySource = <T>(of: (source: Source) => T): Record<Source, T> =>
    Object.fromEntries(SOURCES.map((source) => [source, of(source)])) as Record<Source, T>
  return {
    policy: { version: policy.version, basis: policy.basis, sha256: policyHash(policy) },
    sources: bySource((source) => summariseCaptures(judged, source)),
    leftOut: bySource((source) => {
      const own = records.filter(({ label }) => label.source === source)
      return own.length === 0
        ? []
        : leaveOneOut(
            own,
            judged.filter(({ label }) => label.source === source),
            policy,
          )
    }),
  }
}
