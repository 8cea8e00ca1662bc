import { useText } from '../../text/text-context.ts'

const WIDTH = 300
const HEIGHT = 84

/** A line of values, such as how well the portrait's copy answers at each shift. */
export function CurvePlot({ values }: { readonly values: readonly number[] }) {
  const text = useText()
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values
    .map(
      (value, i) =>
        `${(i / Math.max(1, values.length - 1)) * WIDTH},${HEIGHT - 6 - ((value - low) / span) * (HEIGHT - 12)}`,
    )
    .join(' ')
  return (
    <figure className="drawing">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('evidence.curve')}>
        <rect className="plot-ground" width={WIDTH} height={HEIGHT} rx="6" />
        <polyline className="plot-line" points={points} />
      </svg>
      <figcaption>{text('evidence.curve')}</figcaption>
    </figure>
  )
}
