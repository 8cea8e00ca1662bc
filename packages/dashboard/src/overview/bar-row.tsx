interface BarRowProps {
  readonly label: string
  readonly value: string
  readonly parts: readonly { readonly share: number; readonly tone: 'accent' | 'soft' | 'warn' | 'bad' }[]
}

/** A line of a bar chart that is read as text: label, bar, value. */
export function BarRow({ label, value, parts }: BarRowProps) {
  return (
    <li className="bar-row">
      <span>{label}</span>
      <span className="bar" aria-hidden="true">
        {parts.map(({ share, tone }) => (
          <span key={tone} className={tone} style={{ width: `${share * 100}%` }} />
        ))}
      </span>
      <span className="numbers">{value}</span>
    </li>
  )
}
