import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

export interface Fused {
  /** Sum of the voters' weights, natural log: above 0 speaks against the card. */
  readonly lambda: number
  /** At or below this the card is cleared. */
  readonly clearAt: number
  /** At or above this it is accused. */
  readonly accuseAt: number
}

const WIDTH = 300
const MARGIN = 6
/** Natural-log units left free beyond the outermost mark. */
const AIR = 1

/** Where the votes together came out between the two thresholds; as on each voter's scale, right speaks for the card. */
export function FusedScale({ lambda, clearAt, accuseAt }: Fused) {
  const { text, locale } = useLanguage()
  const reach = Math.max(Math.abs(lambda), -clearAt, accuseAt) + AIR
  const at = (value: number) => MARGIN + ((reach - value) / (2 * reach)) * (WIDTH - 2 * MARGIN)
  const shown = (value: number) => number(locale, value, 1)
  const [bad, good, x] = [at(accuseAt), at(clearAt), at(lambda)]
  return (
    <figure className="fused">
      <svg
        viewBox={`0 0 ${WIDTH} 18`}
        role="img"
        aria-label={text('voters.fused', {
          lambda: shown(lambda),
          clearAt: shown(clearAt),
          accuseAt: shown(accuseAt),
        })}
      >
        <rect className="fused-bad" x={MARGIN} y="7" width={bad - MARGIN} height="4" rx="2" />
        <rect className="fused-unclear" x={bad} y="7" width={good - bad} height="4" />
        <rect className="fused-good" x={good} y="7" width={WIDTH - MARGIN - good} height="4" rx="2" />
        <path className="score-middle" d={`M${bad} 3v12M${good} 3v12`} />
        <circle className="fused-dot" cx={x} cy="9" r="5" />
      </svg>
      <figcaption className="numbers" aria-hidden="true">
        <span>
          {text('voters.accuses')} ≥ {shown(accuseAt)}
        </span>
        <strong>λ {shown(lambda)}</strong>
        <span>
          {text('voters.clears')} ≤ {shown(clearAt)}
        </span>
      </figcaption>
    </figure>
  )
}

/** The numbers come as an open map; only all three together can be drawn. */
export function fusedOf(numbers: Readonly<Record<string, number>> | undefined): Fused | null {
  const { lambda, clearAt, accuseAt } = numbers ?? {}
  return lambda === undefined || clearAt === undefined || accuseAt === undefined ? null : { lambda, clearAt, accuseAt }
}
