import { FIELD_NAMES } from '@identity/ktp'
import { table } from './table.ts'

/** A field as both the service's reply and a local run have it. */
export interface ReportField {
  readonly value: string | null
  readonly raw: string | null
  readonly confidence: number
  readonly checks: readonly { readonly rule: string; readonly outcome: string; readonly detail: string }[]
}

export interface ReportReading {
  readonly fields: Readonly<Record<string, ReportField>>
  readonly header: { readonly province: ReportField; readonly regency: ReportField }
  readonly issuePlace: ReportField
}

export interface ReportVote {
  readonly name: string
  readonly passed: boolean | null
  readonly score: number
  readonly reason: string
}

const sign = (passed: boolean | null) => (passed === null ? '–' : passed ? '✓' : '✗')

/** The fields as a table: what was read, how sure, and the checks that did not come out well. */
export function fieldTable(reading: ReportReading): string {
  const row = (name: string, field: ReportField | undefined) => [
    name,
    field?.value ?? (field?.raw === null || field === undefined ? 'unreadable' : `unreadable (${field.raw})`),
    field === undefined || field.raw === null ? '' : field.confidence.toFixed(2),
    (field?.checks ?? [])
      .filter((check) => check.outcome !== 'ok')
      .map((check) => `${check.rule}: ${check.detail}`)
      .join('; '),
  ]
  return table(
    [
      { title: 'field', maxWidth: 16 },
      { title: 'value', maxWidth: 36 },
      { title: 'conf.', maxWidth: 5 },
      { title: 'remarks', maxWidth: 56 },
    ],
    [
      row('province', reading.header.province),
      row('regency', reading.header.regency),
      ...FIELD_NAMES.map((name) => row(name, reading.fields[name])),
      row('issuePlace', reading.issuePlace),
    ],
  )
}

/** The voters as a table: ✓ did not object, ✗ objects, – abstains. */
export function voterTable(votes: readonly ReportVote[]): string {
  return table(
    [
      { title: '', maxWidth: 1 },
      { title: 'voter', maxWidth: 20 },
      { title: 'score', maxWidth: 5 },
      { title: 'reason', maxWidth: 86 },
    ],
    votes.map((vote) => [sign(vote.passed), vote.name, vote.passed === null ? '' : vote.score.toFixed(2), vote.reason]),
  )
}

/** Stage times on one line, longest first: `ocr 412 ms · decode 60 ms`. */
export function stageLine(stageMs: Readonly<Record<string, number>>): string {
  return Object.entries(stageMs)
    .sort(([, a], [, b]) => b - a)
    .map(([stage, ms]) => `${stage} ${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`)
    .join(' · ')
}
