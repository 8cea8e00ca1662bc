import { useState } from 'react'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { useImage, type LoadedImage } from '../parts/use-image.ts'
import { useText } from '../text/text-context.ts'
import type { Bundle, FrameDrawing } from './case-data.ts'
import type { Box } from './evidence/read-evidence.ts'
import { FrameStrip } from './frame-strip.tsx'
import { ZoomFrame } from './zoom-frame.tsx'

/** ID-1: 85.60 × 53.98 mm. */
const CARD_ASPECT = 85.6 / 53.98
type Showing = 'card' | 'original' | 'both'

interface PicturesProps {
  readonly bundle: Bundle
  readonly loadFrame: (index: number) => Promise<Blob>
  readonly loadCard: (index: number) => Promise<Blob>
  /** Place of the field the reader points at. */
  readonly lit: Box | null
  /** Where the card lies on each frame, where that is known. */
  readonly frames: readonly FrameDrawing[]
}

/** The card straightened out, the photos it comes from, or both beside each other. */
export function Pictures({ bundle, loadFrame, loadCard, lit, frames }: PicturesProps) {
  const text = useText()
  const first = bundle.frames.find(({ state }) => state === 'sealed')?.index
  const [frame, setFrame] = useState(first ?? 0)
  const [showing, setShowing] = useState<Showing>(bundle.ocr.cardFound ? 'card' : 'original')
  const card = useImage(
    [bundle.id, 'card', frame],
    bundle.ocr.cardFound && first !== undefined ? () => loadCard(frame) : null,
  )
  const original = useImage([bundle.id, 'frame', frame], first === undefined ? null : () => loadFrame(frame))
  const shot = bundle.frames.find(({ index }) => index === frame)
  if (first === undefined) return <Empty title={text('frames.allPurged')}>{text('frames.allPurgedWhy')}</Empty>
  return (
    <div className="pictures">
      <div className="segments" role="group" aria-label={text('pictures.show')}>
        {(['card', 'original', 'both'] as const).map((which) => (
          <button
            key={which}
            type="button"
            aria-pressed={showing === which}
            disabled={which !== 'original' && !bundle.ocr.cardFound}
            onClick={() => setShowing(which)}
          >
            {text(`pictures.${which}`)}
          </button>
        ))}
      </div>
      <div className={showing === 'both' ? 'picture-pair' : undefined}>
        {showing !== 'original' && (
          <ZoomFrame label={text('pictures.cardOf', { number: frame + 1 })} aspect={CARD_ASPECT}>
            <Shown image={card} alt={text('pictures.cardOf', { number: frame + 1 })} />
            {lit !== null && (
              <div
                className="lit"
                style={{
                  left: `${lit.x * 100}%`,
                  top: `${lit.y * 100}%`,
                  width: `${lit.width * 100}%`,
                  height: `${lit.height * 100}%`,
                }}
              />
            )}
          </ZoomFrame>
        )}
        {showing !== 'card' && (
          <ZoomFrame
            label={text('pictures.frame', { number: frame + 1 })}
            aspect={showing === 'both' ? CARD_ASPECT : Math.max(1, (shot?.width ?? 4) / (shot?.height ?? 3))}
          >
            <Shown image={original} alt={text('pictures.frame', { number: frame + 1 })} />
            <CardOutline drawing={frames.find(({ index }) => index === frame)} />
          </ZoomFrame>
        )}
      </div>
      <FrameStrip bundle={bundle} load={loadFrame} selected={frame} onSelect={setFrame} />
    </div>
  )
}

function Shown({ image, alt }: { readonly image: LoadedImage; readonly alt: string }) {
  if (image.error !== null) return <Failure error={image.error} />
  return image.url === null ? <Loading rows={3} /> : <img src={image.url} alt={alt} draggable={false} />
}

/** The card's corners as they were found on the photo. */
function CardOutline({ drawing }: { readonly drawing: FrameDrawing | undefined }) {
  if (drawing === undefined || drawing.quad === null) return null
  return (
    <svg className="outline" viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
      <polygon points={drawing.quad.map(([x, y]) => `${x},${y}`).join(' ')} />
    </svg>
  )
}
