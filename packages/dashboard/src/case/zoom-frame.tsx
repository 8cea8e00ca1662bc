import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { useText } from '../text/text-context.ts'
import { panBy, WHOLE, within, zoomAt } from './view-box.ts'

const STEP = 1.4
const PAN_PX = 48

interface ZoomFrameProps {
  readonly label: string
  readonly aspect: number
  readonly children: ReactNode
}

/** A picture that is zoomed by wheel, keys (+ − 0) and buttons, and moved by dragging and arrow keys. */
export function ZoomFrame({ label, aspect, children }: ZoomFrameProps) {
  const text = useText()
  const [view, setView] = useState(WHOLE)
  const frame = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; y: number } | null>(null)
  const size = () => [frame.current?.clientWidth ?? 1, frame.current?.clientHeight ?? 1] as const

  const zoom = (factor: number, pointX = 0, pointY = 0) => {
    const [width, height] = size()
    setView((before) => within(zoomAt(before, factor, pointX, pointY), width, height))
  }
  const pan = (dx: number, dy: number) => {
    const [width, height] = size()
    setView((before) => panBy(before, dx, dy, width, height))
  }

  useEffect(() => {
    const element = frame.current
    if (element === null) return
    // Not by React: its wheel listeners are passive, and the page would scroll along.
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      zoom(
        Math.exp(-event.deltaY / 400),
        event.clientX - box.left - box.width / 2,
        event.clientY - box.top - box.height / 2,
      )
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [])

  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(STEP),
    '=': () => zoom(STEP),
    '-': () => zoom(1 / STEP),
    '0': () => setView(WHOLE),
    ArrowLeft: () => pan(PAN_PX, 0),
    ArrowRight: () => pan(-PAN_PX, 0),
    ArrowUp: () => pan(0, PAN_PX),
    ArrowDown: () => pan(0, -PAN_PX),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.target === event.currentTarget ? keys[event.key] : undefined
    if (act === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current === null) return
    pan(event.clientX - drag.current.x, event.clientY - drag.current.y)
    drag.current = { x: event.clientX, y: event.clientY }
  }

  return (
    <div className="zoom">
      <div
        ref={frame}
        className={view.scale > 1 ? 'zoom-frame moved' : 'zoom-frame'}
        style={{ aspectRatio: String(aspect) }}
        tabIndex={0}
        role="group"
        aria-label={`${label}. ${text('zoom.help')}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onDoubleClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          if (view.scale > 1) setView(WHOLE)
          else zoom(3, event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2)
        }}
      >
        <div className="zoom-picture" style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}>
          {children}
        </div>
      </div>
      <div className="zoom-tools">
        <Button look="quiet" icon="zoomIn" iconOnly onClick={() => zoom(STEP)}>
          {text('zoom.in')}
        </Button>
        <Button look="quiet" icon="zoomOut" iconOnly onClick={() => zoom(1 / STEP)}>
          {text('zoom.out')}
        </Button>
        <Button look="quiet" icon="fit" iconOnly onClick={() => setView(WHOLE)}>
          {text('zoom.fit')}
        </Button>
        <span className="numbers">{Math.round(view.scale * 100)} %</span>
      </div>
    </div>
  )
}
