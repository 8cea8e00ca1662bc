import { SURE, type ReadSummary, type Share } from '@identity/pipeline/bench-read'
import { table } from '../render/table.ts'
import type { PeerFigures, ReadBenchResult, ReaderFigures } from './read-bench.ts'

export const share = ({ count, of }: Share): number => count / Math.max(1, of)
export const percent = (value: number, digits = 2): string => `${(100 * value).toFixed(digits)} %`
const counted = (part: Share): string => `${percent(share(part))} (${part.count}/${part.of})`

/** What is compared, in the order it is shown. */
export const FIGURES: readonly (readonly [label: string, of: (summary: ReadSummary) => Share])[] = [
  ['card found', (summary) => summary.found],
  ['NIK exact', (summary) => summary.nikExact],
  ['16 fields exact', (summary) => summary.fieldsExact],
  ['… spaces aside', (summary) => summary.fieldsExactWithoutSpaces],
  ['fields unreadable', (summary) => summary.fieldsNull],
  [`wrong at ≥ ${SURE}`, (summary) => summary.sureWrong],
  ['character errors', (summary) => summary.characterErrors],
  ['all 19 lines right', (summary) => summary.cardsAllRight],
]

/** Where the set comes from; stands over every report, so that no figure is taken for one of real cards. */
export function setLine({ nuisance, count, seed }: ReadBenchResult): string {
  return (
    `${count} generated photos of fictional cards, nuisance "${nuisance}", seeds ${seed} to ${seed + count - 1}. ` +
    'No real card: figures compare readers, they are no error rates in the field.'
  )
}

const GIVEN = {
  'photo as taken': 'photo as taken',
  photo: 'photo, turned level',
  card: 'card, cut out',
} as const

export const givenOf = (reader: Pick<ReaderFigures | PeerFigures, 'given'>): string => GIVEN[reader.given]

/** How a peer compares with ours, in one sentence. */
export function ratioLine(ours: ReaderFigures, peer: PeerFigures): string {
  const points = 100 * (share(ours.summary.fieldsExact) - share(peer.summary.fieldsExact))
  const time = peer.cpuMs.median / Math.max(1e-9, ours.cpuMs.median)
  return (
    `${peer.name}: ours has ${points.toFixed(1)} points more of the fields right ` +
    `and the peer takes ${time.toFixed(1)} times our CPU time`
  )
}

/** The benchmark for a terminal. */
export function benchText(result: ReadBenchResult): string {
  const readers = [result.ours, ...result.peers]
  const column = (title: string) => ({ title, maxWidth: 24 })
  const comparison = table(
    [column(''), ...readers.map(({ name }) => column(name))],
    [
      ['given', ...readers.map(givenOf)],
      ...FIGURES.map(([label, of]) => [label, ...readers.map(({ summary }) => counted(of(summary)))]),
      ['CPU ms, median', ...readers.map(({ cpuMs }) => cpuMs.median.toFixed(0))],
      ['CPU ms, p90', ...readers.map(({ cpuMs }) => cpuMs.p90.toFixed(0))],
      ['wall ms, median', ...readers.map(({ wallMs }) => wallMs.median.toFixed(0))],
      ['memory, MB', ...readers.map(({ rssBytes }) => (rssBytes.most / 1e6).toFixed(0))],
    ],
  )
  const calibration = table(
    [column('said'), column('mean said'), column('right'), column('of')],
    result.ours.summary.reliability.map(({ from, said, right, total }) => [
      `from ${from.toFixed(2)}`,
      percent(said, 1),
      percent(right / total, 1),
      String(total),
    ]),
  )
  const stages = table(
    [column('stage'), column('ms, median'), column('p90')],
    Object.entries(result.ours.stageMs).map(([stage, { median, p90 }]) => [stage, median.toFixed(0), p90.toFixed(0)]),
  )
  return [
    setLine(result),
    '',
    comparison,
    ...result.peers.map((peer) => ratioLine(result.ours, peer)),
    ...result.peers.map(
      (peer) =>
        `${peer.name} given the ${givenOf(peer.other)} instead: ${percent(share(peer.other.summary.fieldsExact))} of fields, ` +
        `${peer.other.cpuMs.median.toFixed(0)} CPU ms`,
    ),
    ...result.notRun.map(({ name, reason }) => `${name}: not run, ${reason}`),
    '',
    'Confidence of ours: of values given, how many are right',
    calibration,
    'Stages of ours, wall time',
    stages,
  ].join('\n')
}
