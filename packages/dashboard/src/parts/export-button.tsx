import { useMutation } from '@tanstack/react-query'
import { useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { useText } from '../text/text-context.ts'
import { Button } from './button.tsx'
import { useProblemText } from './states.tsx'
import { useToast } from './toast.tsx'

const PATHS = {
  customers: '/api/identity/customers.csv',
  verifications: '/api/identity/verifications.csv',
  bundles: '/api/identity/document/ktp/bundles.csv',
  audit: '/api/identity/audit.csv',
} as const

interface ExportButtonProps {
  readonly list: keyof typeof PATHS
  /** The filters that are set: the file holds what the list shows. */
  readonly query: Readonly<Record<string, unknown>>
}

/** Fetches a list as CSV and hands it to the browser to save. */
export function ExportButton({ list, query }: ExportButtonProps) {
  const text = useText()
  const { client } = useApi()
  const toast = useToast()
  const problem = useProblemText()
  const save = useMutation({
    mutationFn: async () => {
      const { data, error, response } = await client.GET(PATHS[list], {
        params: { query: query as never },
        parseAs: 'blob',
      })
      if (!response.ok) throw new ProblemError(response.status, error)
      const url = URL.createObjectURL(data as Blob)
      const link = document.createElement('a')
      link.href = url
      link.download = `${list}-${new Date().toISOString().slice(0, 10)}.csv`
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    },
    onError: (error) => toast(problem(error)),
  })
  return (
    <Button icon="download" busy={save.isPending} onClick={() => save.mutate()}>
      {text('action.export')}
    </Button>
  )
}
