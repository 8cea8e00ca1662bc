import { useText, type Locale } from '../text/text-context.ts'

export function LanguagePicker({
  locale,
  onPick,
}: {
  readonly locale: Locale
  readonly onPick: (locale: Locale) => void
}) {
  const text = useText()
  return (
    <div className="segments" role="group" aria-label={text('account.language')}>
      {(['id', 'en'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={locale === choice}
          onClick={() => onPick(choice)}
        >
          {choice === 'id' ? 'Indonesia' : 'English'}
        </button>
      ))}
    </div>
  )
}
