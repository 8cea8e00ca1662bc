import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useText } from '../text/text-context.ts'
import { Button } from './button.tsx'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Null: the dialog cannot be closed from within, such as that of an expired session. */
  readonly onClose: (() => void) | null
  readonly wide?: boolean
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes on Escape. */
export function Dialog({ title, children, onClose, wide = false }: DialogProps) {
  const text = useText()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog?.open === false) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        {onClose !== null && (
          <Button look="quiet" icon="close" iconOnly onClick={onClose}>
            {text('action.close')}
          </Button>
        )}
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
