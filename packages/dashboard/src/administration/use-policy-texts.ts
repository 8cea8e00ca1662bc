import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../text/text-context.ts'
import url from './policy-texts-id.json?url'

interface PolicyTexts {
  readonly sees: string
  readonly fooledBy: string
}

/**
 * What each voter sees and is fooled by, in the language of the page where that is not the service's own English; by
 * voter. A file of its own, read with this page only. Empty until it is there: the English is shown meanwhile.
 */
export function usePolicyTexts(): Readonly<Record<string, PolicyTexts | undefined>> {
  const { locale } = useLanguage()
  const { data } = useQuery({
    queryKey: ['policy-texts'],
    queryFn: async () => (await (await fetch(url)).json()) as Record<string, PolicyTexts>,
    enabled: locale === 'id',
    staleTime: Infinity,
  })
  return locale === 'id' ? (data ?? {}) : {}
}
