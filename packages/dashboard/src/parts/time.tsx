import { ago, dateTime } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

/** "3 jam yang lalu", with the exact time on hover; or the other way about. */
export function Time({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) {
  const { locale } = useLanguage()
  const full = dateTime(locale, at)
  return (
    <time dateTime={at} title={exact ? at : full} className="numbers nowrap">
      {exact ? full : ago(locale, at, Date.now())}
    </time>
  )
}
