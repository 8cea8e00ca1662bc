import type { Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { DetailLink } from '../parts/detail-link.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

type BundleRow = Schemas['BundleListItem']

export function BundleTable({
  rows,
  ofCustomer = false,
}: {
  readonly rows: readonly BundleRow[]
  readonly ofCustomer?: boolean
}) {
  const { text, word, locale } = useLanguage()
  return (
    <Table
      caption={text('nav.bundles')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'id', head: text('column.id'), cell: ({ id }) => <DetailLink to="/bundles/$id" id={id} /> },
        {
          key: 'verdict',
          head: text('column.verdict'),
          cell: ({ verdict }) => <Badge tone={toneOf(verdict)}>{word('verdict', verdict)}</Badge>,
        },
        { key: 'tier', head: text('column.tier'), cell: ({ assuranceTier }) => word('tier', assuranceTier) },
        { key: 'score', head: text('column.score'), cell: ({ score }) => number(locale, score), align: 'end' },
        ...(ofCustomer
          ? []
          : [
              {
                key: 'customer',
                head: text('column.customer'),
                cell: ({ customerId }: BundleRow) => <DetailLink to="/customers/$id" id={customerId} />,
              },
              {
                key: 'platform',
                head: text('column.platform'),
                cell: ({ platform }: BundleRow) => word('platform', platform),
                minor: true,
              },
              {
                key: 'frames',
                head: text('column.frames'),
                cell: ({ framesStored }: BundleRow) => framesStored,
                align: 'end' as const,
                minor: true,
              },
            ]),
        { key: 'time', head: text('capture.received'), cell: ({ receivedAt }) => <Time at={receivedAt} exact /> },
      ]}
    />
  )
}
