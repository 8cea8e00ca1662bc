import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'
import { BundleTable } from '../bundles/bundle-table.tsx'
import { Panel } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { useText } from '../text/text-context.ts'

export function CustomerBundles({ customerId }: { readonly customerId: string }) {
  const text = useText()
  const { client } = useApi()
  const bundles = useQuery({
    queryKey: ['bundles', 'of', customerId],
    queryFn: () => answer(client.GET('/api/identity/document/ktp/bundles', { params: { query: { customerId } } })),
  })
  return (
    <Panel title={text('customers.bundles')}>
      {bundles.isError && <Failure error={bundles.error} retry={() => void bundles.refetch()} />}
      {bundles.isPending && <Loading rows={2} />}
      {bundles.data?.data.length === 0 && <p className="faint">{text('bundles.none')}</p>}
      {bundles.data !== undefined && bundles.data.data.length > 0 && (
        <BundleTable rows={bundles.data.data} ofCustomer />
      )}
    </Panel>
  )
}
