import { useLanguage } from '../../text/text-context.ts'
import type { Drawable } from './read-evidence.ts'

/** An ID-1 card is 85.6 × 54 mm; the drawing has ten units to the millimetre. */
const WIDTH = 856
const HEIGHT = 540
/** Residuals are tenths of a millimetre: drawn as they are, nobody would see them. */
const ARROW_SCALE = 10 * 12

/** Regions, layout residuals and highlights on an outline of the card. */
export function CardSketch({ regions, arrows, moving, fixed, objects }: Drawable & { readonly objects: boolean }) {
  const { text, word } = useLanguage()
  const label = [
    regions.length > 0 && text(objects ? 'evidence.regions' : 'evidence.looked', { count: regions.length }),
    arrows.length > 0 && text('evidence.arrows', { count: arrows.length }),
    moving.length > 0 && text('evidence.moving', { count: moving.length }),
    fixed.length > 0 && text('evidence.fixed', { count: fixed.length }),
  ].filter((part) => part !== false)
  const path = moving
    .map(({ x, y, width, height }) => `${(x + width / 2) * WIDTH},${(y + height / 2) * HEIGHT}`)
    .join(' ')
  return (
    <figure className="drawing">
      <svg viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`} role="img" aria-label={label.join('; ')}>
        <rect className="sketch-card" width={WIDTH} height={HEIGHT} rx="32" />
        <rect className="sketch-print" x="618" y="102" width="200" height="243" rx="8" />
        <path
          className="sketch-lines"
          d="M290 30h280M290 58h286M22 104h535M22 149h480M22 175h420M22 200h550M22 225h555M48 251h245M48 277h250M48 302h210M22 328h225M22 353h325M22 379h255M22 404h205M22 430h355"
        />
        {fixed.map((box, i) => (
          <ellipse key={`f${i}`} className="sketch-fixed" {...ellipse(box)} />
        ))}
        {moving.length > 1 && <polyline className="sketch-path" points={path} />}
        {moving.map((box, i) => (
          <ellipse key={`m${i}`} className="sketch-moving" {...ellipse(box)} />
        ))}
        {regions.map(({ x, y, width, height, field }, i) => (
          <g key={`r${i}`}>
            <rect
              className={objects ? 'sketch-region' : 'sketch-region looked'}
              x={x * WIDTH}
              y={y * HEIGHT}
              width={width * WIDTH}
              height={height * HEIGHT}
              rx="5"
            />
            {field !== null && (
              <text className="sketch-label" x={x * WIDTH + 4} y={Math.max(26, y * HEIGHT - 8)}>
                {word('field', field)}
              </text>
            )}
          </g>
        ))}
        {arrows.map(({ x, y, dxMm, dyMm }, i) => (
          <g key={`a${i}`} className="sketch-arrow">
            <line
              x1={x * WIDTH}
              y1={y * HEIGHT}
              x2={x * WIDTH + dxMm * ARROW_SCALE}
              y2={y * HEIGHT + dyMm * ARROW_SCALE}
            />
            <circle cx={x * WIDTH} cy={y * HEIGHT} r="5" />
          </g>
        ))}
      </svg>
      <figcaption>{label.join(' · ')}</figcaption>
    </figure>
  )
}

const ellipse = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  cx: (x + width / 2) * WIDTH,
  cy: (y + height / 2) * HEIGHT,
  rx: Math.max(10, (width / 2) * WIDTH),
  ry: Math.max(10, (height / 2) * HEIGHT),
})
