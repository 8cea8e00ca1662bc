import { useText } from '../../text/text-context.ts'
import type { Wave } from './read-evidence.ts'

const SIDE = 220
/** Contrast from which a peak is strong enough to speak (forensics note 4.2), natural-log units. */
const STRONG = 4.5

/** The plane of frequencies with a dot for each wave; further out is finer, larger is stronger. */
export function SpectrumPlot({ waves }: { readonly waves: readonly Wave[] }) {
  const text = useText()
  const at = (cycles: number) => SIDE / 2 + cycles * SIDE
  const label = text('evidence.waves', { count: waves.length })
  return (
    <figure className="drawing narrow">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
        <rect className="plot-ground" width={SIDE} height={SIDE} rx="6" />
        {[0.125, 0.25, 0.375].map((radius) => (
          <circle key={radius} className="plot-ring" cx={SIDE / 2} cy={SIDE / 2} r={radius * SIDE} />
        ))}
        <path className="plot-ring" d={`M${SIDE / 2} 0v${SIDE}M0 ${SIDE / 2}h${SIDE}`} />
        {waves.flatMap(({ fx, fy, contrast }, i) =>
          // A real picture's spectrum is symmetric: each wave stands on both sides of the middle.
          [1, -1].map((sign) => (
            <circle
              key={`${i}${sign}`}
              className={contrast >= STRONG ? 'plot-peak strong' : 'plot-peak'}
              cx={at(sign * fx)}
              cy={at(sign * fy)}
              r={Math.min(11, 2 + Math.max(0, contrast))}
            />
          )),
        )}
        <text className="plot-text" x="6" y={SIDE - 7}>
          8 px
        </text>
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
