import { useLanguage } from '../../text/text-context.ts'
import { CardSketch } from './card-sketch.tsx'
import { CurvePlot } from './curve-plot.tsx'
import { FlashBars } from './flash-bars.tsx'
import { drawable, plainEvidence } from './read-evidence.ts'
import { SpectrumPlot } from './spectrum-plot.tsx'

type Evidence = Readonly<Record<string, unknown>>

interface EvidenceViewProps {
  /** What the voter says it went by. */
  readonly evidence: Evidence
  /** The whole measure, which has more to draw. */
  readonly measure: Evidence
  /** The voter objects: what it marks on the card is what it objects to. */
  readonly objects: boolean
}

/** What a voter measured: drawn where it can be, and every plain number with its unit. */
export function EvidenceView({ evidence, measure, objects }: EvidenceViewProps) {
  const { text, word, locale } = useLanguage()
  const drawn = drawable({ ...measure, ...evidence })
  const rows = plainEvidence(evidence, locale)
  const onCard = drawn.regions.length + drawn.arrows.length + drawn.moving.length + drawn.fixed.length > 0
  if (!onCard && rows.length === 0 && drawn.waves.length + drawn.flash.length + drawn.curve.length === 0)
    return <p className="faint">{text('evidence.none')}</p>
  return (
    <div className="evidence">
      {drawn.flash.length > 0 && <FlashBars steps={drawn.flash} />}
      {onCard && <CardSketch {...drawn} objects={objects} />}
      {drawn.waves.length > 0 && <SpectrumPlot waves={drawn.waves} />}
      {drawn.curve.length > 1 && <CurvePlot values={drawn.curve} />}
      {rows.length > 0 && (
        <dl className="measured">
          {rows.map(([key, value]) => (
            <div key={key}>
              <dt title={key}>{word('measured', key.replace(/^.*\./, ''))}</dt>
              <dd className="numbers">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
