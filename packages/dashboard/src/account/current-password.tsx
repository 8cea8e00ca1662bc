import { Input } from '../parts/input.tsx'
import { useText } from '../text/text-context.ts'

interface CurrentPasswordProps {
  readonly value: string
  readonly onValue: (value: string) => void
}

/** Asked for once more before anything that decides who can sign in. */
export function CurrentPassword({ value, onValue }: CurrentPasswordProps) {
  const text = useText()
  return (
    <Input
      label={text('account.currentPassword')}
      type="password"
      autoComplete="current-password"
      required
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  )
}
