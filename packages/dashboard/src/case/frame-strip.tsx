import { useEffect, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { useText } from '../text/text-context.ts'
import type { Bundle } from './case-data.ts'
import { useImage } from '../parts/use-image.ts'

/** Fast enough to see a highlight wander, slow enough to see each frame (and under three changes a second of WCAG 2.3.1). */
const HOLD_MS = 400

type LoadFrame = (index: number) => Promise<Blob>

interface FrameStripProps {
  readonly bundle: Bundle
  readonly load: LoadFrame
  readonly selected: number
  readonly onSelect: (index: number) => void
}

/** The frames in the order of the capture; Play shows them as the burst they were. */
export function FrameStrip({ bundle, load, selected, onSelect }: FrameStripProps) {
  const text = useText()
  const [playing, setPlaying] = useState(false)
  const indexes = bundle.frames.filter(({ state }) => state === 'sealed').map(({ index }) => index)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      const at = indexes.indexOf(selected)
      onSelect(indexes[(at + 1) % indexes.length] ?? 0)
    }, HOLD_MS)
    return () => clearInterval(timer)
  })
  return (
    <div className="strip">
      {indexes.length > 1 && (
        <Button icon={playing ? 'pause' : 'play'} iconOnly aria-pressed={playing} onClick={() => setPlaying(!playing)}>
          {text(playing ? 'frames.pause' : 'frames.play')}
        </Button>
      )}
      <ol>
        {bundle.frames.map(({ index, state }) => (
          <li key={index}>
            <button
              type="button"
              className="thumb"
              aria-pressed={index === selected}
              disabled={state !== 'sealed'}
              onClick={() => {
                setPlaying(false)
                onSelect(index)
              }}
            >
              {state === 'sealed' ? (
                <Thumb bundleId={bundle.id} index={index} load={load} />
              ) : (
                <span className="faint">{text('frames.purged')}</span>
              )}
              <span className="thumb-number">{index + 1}</span>
              <span className="visually-hidden">{text('frames.show', { number: index + 1 })}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Thumb({
  bundleId,
  index,
  load,
}: {
  readonly bundleId: string
  readonly index: number
  readonly load: LoadFrame
}) {
  const { url } = useImage([bundleId, 'frame', index], () => load(index))
  return url === null ? <span className="bone" /> : <img src={url} alt="" />
}
