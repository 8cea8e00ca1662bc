import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'
import { DetailLink } from '../parts/detail-link.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { useText } from '../text/text-context.ts'

/** Captures on which this NIK was read. Asked by a request's body, so that the number stands in no address or log. */
export function NikHits({ nik }: { readonly nik: string }) {
  const text = useText()
  const { client } = useApi()
  const hits = useQuery({
    queryKey: ['nik', nik],
    queryFn: () => answer(client.POST('/api/identity/search/nik', { body: { nik } })),
    // Each search is an audited act: not again for a glance back.
    staleTime: 300_000,
    retry: false,
  })
  if (hits.isError) return <Failure error={hits.error} />
  if (hits.data === undefined) return <Loading rows={2} />
  if (hits.data.data.length === 0)
    return (
      <div className="panel">
        <Empty title={text('customers.noNik')}>{text('customers.noNikWhy')}</Empty>
      </div>
    )
  return (
    <Table
      caption={text('customers.nikHits')}
      rows={hits.data.data}
      rowKey={({ id }) => id}
      columns={[
        { key: 'bundle', head: text('column.bundle'), cell: ({ id }) => <DetailLink to="/bundles/$id" id={id} /> },
        {
          key: 'customer',
          head: text('column.customer'),
          cell: ({ customerId }) => <DetailLink to="/customers/$id" id={customerId} />,
        },
      ]}
    />
  )
}
