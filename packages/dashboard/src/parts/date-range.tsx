import { useText } from '../text/text-context.ts'

interface DateRangeProps {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onPick: (range: { from?: string; to?: string }) => void
}

/** Two days, both inclusive. */
export function DateRange({ from, to, onPick }: DateRangeProps) {
  const text = useText()
  const kept = (range: { from: string; to: string }) =>
    onPick({ ...(range.from !== '' && { from: range.from }), ...(range.to !== '' && { to: range.to }) })
  return (
    <span className="row dates">
      <input
        type="date"
        aria-label={text('filter.from')}
        value={from ?? ''}
        max={to}
        onChange={(event) => kept({ from: event.currentTarget.value, to: to ?? '' })}
      />
      <span className="faint">–</span>
      <input
        type="date"
        aria-label={text('filter.to')}
        value={to ?? ''}
        min={from}
        onChange={(event) => kept({ from: from ?? '', to: event.currentTarget.value })}
      />
    </span>
  )
}
