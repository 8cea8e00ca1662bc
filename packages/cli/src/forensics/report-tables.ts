import { SOURCES, type GenuineFigures, type Share, type SourceFigures } from '@identity/pipeline/calibration'
import type { ForensicReport } from './forensic-report.ts'

/** A table of a report, for text and page alike. */
export interface ReportTable {
  readonly title: string
  readonly note: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const percent = (rate: number): string => `${(100 * rate).toFixed(rate > 0 && rate < 0.0995 ? 1 : 0)}%`

/** `2/13 15% [1.9–45%]`: count, rate, and the exact 95 % interval. */
export function shareText({ count, of, low, high }: Share): string {
  if (of === 0) return 'none'
  return `${count}/${of} ${percent(count / of)} [${percent(low)}–${percent(high)}]`
}

const COLUMN = { generated: 'generated', recaptured: 'recaptured-real', real: 'real-card' } as const

/** Every table, each with one column (or block) a source; a source without captures says "none". */
export function reportTables(report: ForensicReport): ReportTable[] {
  const speciesNames = unique(
    SOURCES.flatMap((source) => report.sources[source]?.species.map(({ species }) => species) ?? []),
  )
  const ofSpecies = (source: (typeof SOURCES)[number], name: string) =>
    report.sources[source]?.species.find(({ species }) => species === name)
  const tables: ReportTable[] = [
    {
      title: 'Attacks that passed: APCER',
      note: 'Attack presentations classified as bona fide (tier standard or high), of all presentations of a species. Exact 95 % intervals (Clopper–Pearson). The three sources are never added up.',
      head: ['species', ...SOURCES.map((source) => COLUMN[source])],
      rows: speciesNames.map((name) => [
        name,
        ...SOURCES.map((source) => {
          const figures = ofSpecies(source, name)
          return figures === undefined ? 'none' : shareText(figures.apcer)
        }),
      ]),
    },
  ]
  for (const source of SOURCES) {
    const figures = report.sources[source]
    if (figures !== null) tables.push(...tablesOf(COLUMN[source], figures, report, source))
  }
  return tables
}

function tablesOf(
  column: string,
  figures: SourceFigures,
  report: ForensicReport,
  source: (typeof SOURCES)[number],
): ReportTable[] {
  const { genuine, control } = figures
  const genuineRow = ({ name, bpcer, bpnrr, notPassed }: GenuineFigures): string[] => [
    name,
    shareText(bpcer),
    shareText(bpnrr),
    shareText(notPassed),
  ]
  const genuineRows =
    genuine === null
      ? []
      : [
          genuineRow(genuine.all),
          ...genuine.byCondition.map((row) => genuineRow({ ...row, name: `condition ${row.name}` })),
          ...genuine.byLighting.map((row) => genuineRow({ ...row, name: `light ${row.name}` })),
          ...genuine.byPhone.map((row) => genuineRow({ ...row, name: `phone ${row.name}` })),
        ]
  return [
    {
      title: `Attacks, ${column}`,
      note: 'APNRR: no answer, left to a person. Detected: called spoof or tampered. Instruments are displays, printers or editors: fifty photos of one printer are one printer.',
      head: ['species', 'n', 'instruments', 'APCER', 'APNRR', 'detected', 'worst instrument', 'AUC of the sum'],
      rows: figures.species.map((row) => [
        row.species,
        String(row.presentations),
        row.instruments === null ? '' : String(row.instruments),
        shareText(row.apcer),
        shareText(row.apnrr),
        shareText(row.detected),
        row.worstInstrument === null ? '' : `${row.worstInstrument.name} ${shareText(row.worstInstrument.passed)}`,
        figures.det.find(({ species }) => species === row.species)?.auc.toFixed(2) ?? '',
      ]),
    },
    {
      title: `Genuine cards, ${column}`,
      note: 'BPCER: bona fide presentations classified as attacks. BPNRR: no answer, left to a person. Not passed is both together. Control: genuine captures saved again by an editor, content untouched.',
      head: ['genuine', 'BPCER', 'BPNRR', 'not passed'],
      rows: [...genuineRows, ...(control === null ? [] : [genuineRow(control)])],
    },
    {
      title: `Voters, ${column}`,
      note: 'Relevant attacks are those that the voter’s physics can tell. Without it: what changes when it weighs nothing and asks for nobody.',
      head: [
        'voter',
        'abstains, genuine',
        'abstains, attacks',
        'objects to genuine',
        'objects to relevant attacks',
        'without it',
      ],
      rows: figures.voters.map((row) => [
        row.voter,
        shareText(row.abstainedOnGenuine),
        shareText(row.abstainedOnAttacks),
        shareText(row.objectedToGenuine),
        row.objectedToRelevant === null ? '' : shareText(row.objectedToRelevant),
        withoutText(report, source, row.voter),
      ]),
    },
    {
      title: `Cost, ${column}`,
      note: 'Wall ms of a capture on the machine that measured it: stages, then `forensics_…` each measure, then votes.',
      head: ['stage, measure or vote', 'median', '90th percentile'],
      rows: [...figures.measures, ...figures.voteCosts].map(({ name, medianMs, p90Ms }) => [
        name,
        medianMs.toFixed(2),
        p90Ms.toFixed(2),
      ]),
    },
  ]
}

function withoutText(report: ForensicReport, source: (typeof SOURCES)[number], voter: string): string {
  const left = report.leftOut[source].find((each) => each.voter === voter)
  if (left === undefined) return ''
  const sign = (change: number): string => (change > 0 ? `+${change}` : String(change))
  const parts = Object.entries(left.attacksPassed).map(([species, change]) => `${species} passed ${sign(change)}`)
  if (left.attacksDetected !== 0) parts.push(`attacks detected ${sign(-left.attacksDetected)}`)
  if (left.genuinePassed !== 0) parts.push(`genuine passed ${sign(left.genuinePassed)}`)
  return parts.length === 0 ? 'nothing changes' : parts.join(', ')
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort()
