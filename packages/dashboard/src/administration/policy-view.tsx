import type { Schemas } from '../api/api.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import { usePolicyTexts } from './use-policy-texts.ts'

type Policy = Schemas['Policy']

export function PolicyView({ policy }: { readonly policy: Policy }) {
  const { text, word, locale } = useLanguage()
  const translated = usePolicyTexts()
  const decisions = [
    { name: text('voters.antiSpoof'), decision: policy.antiSpoof },
    { name: text('voters.tamper'), decision: policy.tamper },
  ]
  return (
    <div className="stack">
      <div className="grid-2">
        <Panel title={text('policy.version')}>
          <dl className="facts">
            <dt>{text('capture.policy')}</dt>
            <dd>{policy.version}</dd>
            <dt>SHA-256</dt>
            <dd>
              <code>{policy.sha256}</code>
            </dd>
            <dt>{text('policy.basis')}</dt>
            <dd lang="en">{policy.basis}</dd>
          </dl>
        </Panel>
        <Panel title={text('policy.limits')}>
          <Table
            caption={text('policy.limits')}
            rows={decisions}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', head: text('policy.question'), cell: ({ name }) => name },
              {
                key: 'clear',
                head: text('policy.clearAt'),
                cell: ({ decision }) => number(locale, decision.clearAt, 2),
                align: 'end',
              },
              {
                key: 'accuse',
                head: text('policy.accuseAt'),
                cell: ({ decision }) => number(locale, decision.accuseAt, 2),
                align: 'end',
              },
            ]}
          />
        </Panel>
      </div>
      <Panel title={text('overview.voters')}>
        <Table
          caption={text('overview.voters')}
          rows={policy.voters}
          rowKey={({ name }) => name}
          columns={[
            {
              key: 'name',
              head: text('overview.voter'),
              cell: ({ name, version }) => (
                <div>
                  <div className="strong nowrap">{word('voter', name)}</div>
                  <code className="faint">
                    {name} v{version}
                  </code>
                </div>
              ),
            },
            {
              key: 'bounds',
              head: text('policy.bounds'),
              cell: ({ bounds }) => (
                <span className="numbers nowrap">{bounds.map((bound) => number(locale, bound, 2)).join(' … ')}</span>
              ),
            },
            {
              key: 'basis',
              head: text('policy.basis'),
              cell: ({ basis }) => (
                <Badge tone={basis === 'calibrated' ? 'ok' : 'none'}>{text(`policy.${basis}`)}</Badge>
              ),
            },
            {
              key: 'sees',
              head: text('policy.sees'),
              cell: ({ name, sees }) => (
                <span lang={translated[name] ? undefined : 'en'}>{translated[name]?.sees ?? sees}</span>
              ),
            },
            {
              key: 'fooled',
              head: text('policy.fooledBy'),
              cell: ({ name, fooledBy }) => (
                <span lang={translated[name] ? undefined : 'en'} className="soft">
                  {translated[name]?.fooledBy ?? fooledBy}
                </span>
              ),
              minor: true,
            },
          ]}
        />
      </Panel>
    </div>
  )
}
