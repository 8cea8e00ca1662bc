import { useEffect, useId, useRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react'

interface LabelProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
}

function Labelled({
  id,
  label,
  hint,
  error,
  children,
}: LabelProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="input">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {typeof error === 'string' && (
        <p id={`${id}-error`} className="input-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

const described = (id: string, { hint, error }: LabelProps) =>
  [hint !== undefined && `${id}-hint`, typeof error === 'string' && `${id}-error`].filter(Boolean).join(' ') ||
  undefined

export function Input({
  label,
  hint,
  error,
  autoFocus = false,
  ...rest
}: LabelProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  // Browsers heed the attribute once a page; a form goes on to its next step on the same one.
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])
  const labels = { label, ...(hint !== undefined && { hint }), ...(error !== undefined && { error }) }
  return (
    <Labelled id={id} {...labels}>
      <input
        {...rest}
        ref={field}
        id={id}
        aria-describedby={described(id, labels)}
        aria-invalid={typeof error === 'string' || undefined}
      />
    </Labelled>
  )
}

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  readonly label: string
  readonly hint?: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string) => void
  /** The label is read, not seen: for filters, whose first option says it. */
  readonly quietLabel?: boolean
}

export function Select({ label, hint, options, onPick, quietLabel = false, ...rest }: SelectProps) {
  const id = useId()
  const select = (
    <select
      {...rest}
      id={id}
      aria-label={quietLabel ? label : undefined}
      onChange={(event) => onPick(event.currentTarget.value)}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
  if (quietLabel) return select
  return (
    <Labelled id={id} label={label} {...(hint !== undefined && { hint })}>
      {select}
    </Labelled>
  )
}
