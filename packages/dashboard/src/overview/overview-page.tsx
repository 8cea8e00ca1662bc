import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Select } from '../parts/input.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { number, percent } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import { BarRow } from './bar-row.tsx'
import { DayChart, type Series } from './day-chart.tsx'

type Overview = Schemas['Overview']
const DAY_MS = 86_400_000
const RANGES = ['7', '30', '90']

const VERDICTS: readonly (Omit<Series, 'values'> & { readonly name: 'passed' | 'requires_review' | 'failed' })[] = [
  { name: 'passed', color: '--ok-fill' },
  { name: 'requires_review', color: '--warn-fill' },
  { name: 'failed', color: '--bad-fill' },
]
const TIERS: readonly (Omit<Series, 'values'> & { readonly name: 'high' | 'standard' | 'low' })[] = [
  { name: 'high', color: '--ok-fill' },
  { name: 'standard', color: '--accent' },
  { name: 'low', color: '--line-strong' },
]

export function OverviewPage() {
  const { text } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/overview' })
  const days = RANGES.find((range) => range === search.days) ?? '30'
  const overview = useQuery({
    queryKey: ['overview', days],
    queryFn: () => {
      const to = Date.now()
      const from = new Date(to - Number(days) * DAY_MS).toISOString()
      return answer(
        client.GET('/api/identity/overview', { params: { query: { from, to: new Date(to).toISOString() } } }),
      )
    },
    staleTime: 60_000,
  })
  return (
    <Page
      title={text('nav.overview')}
      lead={text('overview.lead')}
      actions={
        <Select
          label={text('overview.range')}
          quietLabel
          value={days}
          options={RANGES.map((range) => [range, text('overview.days', { count: range })])}
          onPick={(picked) => void navigate({ to: '/overview', search: { days: picked } })}
        />
      }
    >
      {overview.isError && <Failure error={overview.error} retry={() => void overview.refetch()} />}
      {overview.isPending && <Loading rows={8} />}
      {overview.data !== undefined && <Charts overview={overview.data} />}
    </Page>
  )
}

function Charts({ overview }: { readonly overview: Overview }) {
  const { text, word, locale } = useLanguage()
  const { days, queue, customers, voters, analysts, stages } = overview
  const sum = (pick: (day: Overview['days'][number]) => number) => days.reduce((total, day) => total + pick(day), 0)
  const captures = sum(({ verdicts }) => verdicts.passed + verdicts.failed + verdicts.requires_review)
  const share = (part: number, whole: number) => (whole === 0 ? '–' : percent(locale, part / whole))
  const waiting = queue.under1h + queue.under4h + queue.under24h + queue.over24h
  const decisions = analysts.reduce(
    (total, { approved, rejected, recapture }) => total + approved + rejected + recapture,
    0,
  )
  const overrides = analysts.reduce((total, analyst) => total + analyst.overrides, 0)
  const figures = [
    [text('overview.captures'), number(locale, captures)],
    [
      text('overview.passedShare'),
      share(
        sum(({ verdicts }) => verdicts.passed),
        captures,
      ),
    ],
    [
      text('overview.reviewShare'),
      share(
        sum(({ verdicts }) => verdicts.requires_review),
        captures,
      ),
    ],
    [text('overview.waiting'), number(locale, waiting)],
    [text('overview.overrideRate'), share(overrides, decisions)],
    [text('overview.verified'), number(locale, customers.standard)],
  ] as const
  const ages = [
    ['under1h', queue.under1h],
    ['under4h', queue.under4h],
    ['under24h', queue.under24h],
    ['over24h', queue.over24h],
  ] as const
  const dayNames = days.map(({ day }) => day)
  return (
    <div className="stack">
      <dl className="figures">
        {figures.map(([label, value]) => (
          <div key={label} className="panel">
            <dt>{label}</dt>
            <dd className="numbers">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid-2">
        <Panel title={text('overview.verdicts')}>
          <DayChart
            label={text('overview.verdicts')}
            days={dayNames}
            series={VERDICTS.map(({ name, color }) => ({
              name: word('verdict', name),
              color,
              values: days.map(({ verdicts }) => verdicts[name]),
            }))}
          />
        </Panel>
        <Panel title={text('overview.tiers')}>
          <DayChart
            label={text('overview.tiers')}
            days={dayNames}
            series={TIERS.map(({ name, color }) => ({
              name: word('tier', name),
              color,
              values: days.map(({ tiers }) => tiers[name]),
            }))}
          />
        </Panel>
        <Panel title={text('overview.ages')}>
          <ul className="bars">
            {ages.map(([name, count]) => (
              <BarRow
                key={name}
                label={text(`overview.${name}`)}
                value={number(locale, count)}
                parts={[
                  {
                    share: waiting === 0 ? 0 : count / waiting,
                    tone: name === 'over24h' ? 'bad' : name === 'under24h' ? 'warn' : 'accent',
                  },
                ]}
              />
            ))}
          </ul>
        </Panel>
        <Panel title={text('overview.stages')}>
          {stages.length === 0 ? (
            <p className="faint">{text('overview.nothing')}</p>
          ) : (
            <ul className="bars">
              {slowest(stages).map(({ stage, medianMs, p95Ms }) => (
                <BarRow
                  key={stage}
                  label={word('stage', stage)}
                  value={`${number(locale, medianMs)} · p95 ${number(locale, p95Ms)} ms`}
                  parts={[
                    { share: medianMs / longest(stages), tone: 'accent' },
                    { share: Math.max(0, p95Ms - medianMs) / longest(stages), tone: 'soft' },
                  ]}
                />
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <Panel title={text('overview.voters')}>
        {voters.length === 0 ? (
          <Empty title={text('overview.nothing')} />
        ) : (
          <Table
            caption={text('overview.voters')}
            rows={voters}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', head: text('overview.voter'), cell: ({ name }) => word('voter', name) },
              {
                key: 'voice',
                head: text('overview.voice'),
                cell: ({ passed, objected, abstained }) => <Voice counts={[passed, objected, abstained]} />,
              },
              {
                key: 'objected',
                head: text('vote.objects'),
                cell: ({ objected }) => number(locale, objected),
                align: 'end',
              },
              {
                key: 'abstained',
                head: text('vote.abstains'),
                cell: ({ abstained }) => number(locale, abstained),
                align: 'end',
                minor: true,
              },
              {
                key: 'overruled',
                head: text('overview.overruled'),
                cell: ({ decided, overruled }) => `${overruled} / ${decided}`,
                align: 'end',
              },
              { key: 'rate', head: '%', cell: ({ decided, overruled }) => share(overruled, decided), align: 'end' },
            ]}
          />
        )}
      </Panel>
      <Panel title={text('overview.analysts')}>
        {analysts.length === 0 ? (
          <p className="faint">{text('overview.noDecisions')}</p>
        ) : (
          <Table
            caption={text('overview.analysts')}
            rows={analysts}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', head: text('members.person'), cell: ({ name, id }) => name ?? <code>{id}</code> },
              {
                key: 'approved',
                head: text('decision.approve'),
                cell: ({ approved }) => number(locale, approved),
                align: 'end',
              },
              {
                key: 'rejected',
                head: text('decision.reject'),
                cell: ({ rejected }) => number(locale, rejected),
                align: 'end',
              },
              {
                key: 'recapture',
                head: text('decision.request_recapture'),
                cell: ({ recapture }) => number(locale, recapture),
                align: 'end',
              },
              {
                key: 'overrides',
                head: text('overview.overrideRate'),
                cell: (row) => share(row.overrides, row.approved + row.rejected + row.recapture),
                align: 'end',
              },
              {
                key: 'time',
                head: text('overview.timeToDecide'),
                cell: ({ medianClaimToDecisionMs: ms }) => (ms === null ? '–' : `${number(locale, ms / 1000)} s`),
                align: 'end',
              },
            ]}
          />
        )}
      </Panel>
    </div>
  )
}

/** The parts of a stage (`forensics_font_match`) are for the metrics; here each whole stage stands once. */
const slowest = (stages: Overview['stages']) =>
  stages
    .filter(({ stage }) => !/^forensics./.test(stage))
    .toSorted((a, b) => b.medianMs - a.medianMs)
    .slice(0, 10)

const longest = (stages: Overview['stages']) => Math.max(...stages.map(({ p95Ms }) => p95Ms), 1)

/** Passed, objected, abstained: one bar of three. */
function Voice({ counts }: { readonly counts: readonly [number, number, number] }) {
  const whole = counts[0] + counts[1] + counts[2] || 1
  return (
    <span className="voice" aria-hidden="true">
      {(['ok', 'bad', 'soft'] as const).map((tone, i) => (
        <span key={tone} className={tone} style={{ width: `${(100 * (counts[i] ?? 0)) / whole}%` }} />
      ))}
    </span>
  )
}
