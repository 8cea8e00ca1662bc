import { useText } from '../../text/text-context.ts'
import type { FlashStep } from './read-evidence.ts'

const STEP = 46
const MIDDLE = 74
const REACH = 44
const CHANNELS = ['r', 'g', 'b'] as const

/** Each colour that was shown, and below it how red, green and blue of the picture answered. */
export function FlashBars({ steps }: { readonly steps: readonly FlashStep[] }) {
  const text = useText()
  const label = text('evidence.flash', { count: steps.length })
  const width = steps.length * STEP
  return (
    <figure className="drawing">
      <svg viewBox={`0 0 ${width} 126`} role="img" aria-label={label}>
        {steps.map(({ sent, measured }, i) => (
          <g key={i} transform={`translate(${i * STEP} 0)`}>
            <rect
              className="flash-sent"
              x="3"
              y="2"
              width={STEP - 6}
              height="18"
              rx="4"
              fill={sent === null ? 'none' : `rgb(${sent.map(Math.round).join(' ')})`}
            />
            {CHANNELS.map((channel, c) => {
              const height = Math.abs(measured[c] ?? 0) * REACH
              return (
                <rect
                  key={channel}
                  className={`flash-${channel}`}
                  x={6 + c * 12}
                  y={(measured[c] ?? 0) >= 0 ? MIDDLE - height : MIDDLE}
                  width="9"
                  height={Math.max(1, height)}
                  rx="1.5"
                />
              )
            })}
          </g>
        ))}
        <line className="plot-axis" x1="0" y1={MIDDLE} x2={width} y2={MIDDLE} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
