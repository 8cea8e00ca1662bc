import { percent } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

const LEFT = 4
const WIDTH = 72
const MIDDLE = LEFT + WIDTH / 2

/**
 * 0–1 with the middle marked, from which on a voter speaks for the card; small ticks stand where its other findings would
 * have been.
 */
export function ScoreScale({ score, others }: { readonly score: number; readonly others: readonly number[] }) {
  const { text, locale } = useLanguage()
  const at = (value: number) => LEFT + Math.max(0, Math.min(1, value)) * WIDTH
  const x = at(score)
  return (
    <svg
      className={score < 0.5 ? 'score against' : 'score'}
      viewBox="0 0 80 14"
      width="80"
      height="14"
      role="img"
      aria-label={text('voters.score', { score: percent(locale, score) })}
    >
      <rect className="score-track" x={LEFT} y="5.5" width={WIDTH} height="3" rx="1.5" />
      {[...new Set(others.map(at))].map((tick) => (
        <path key={tick} className="score-tick" d={`M${tick} 4v6`} />
      ))}
      <rect className="score-bar" x={Math.min(x, MIDDLE)} y="5.5" width={Math.abs(x - MIDDLE)} height="3" />
      <path className="score-middle" d={`M${MIDDLE} 1v12`} />
      <circle className="score-dot" cx={x} cy="7" r="4" />
    </svg>
  )
}
