import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api.ts'
import { Empty } from '../parts/states.tsx'
import { useText } from '../text/text-context.ts'

export function PolicyPage() {
  const text = useText()
  useApi()
  useQuery({ queryKey: ['policy'], queryFn: () => null })
  return (
    <div className="panel">
      <Empty title={text('administration.policy')} />
    </div>
  )
}
