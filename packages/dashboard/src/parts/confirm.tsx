import type { ReactNode } from 'react'
import { useText } from '../text/text-context.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface ConfirmProps {
  readonly title: string
  /** What the button says: the deed, not "OK". */
  readonly act: string
  readonly danger?: boolean
  readonly mutation: { readonly isPending: boolean; readonly error: unknown }
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks once before something that cannot be taken back. */
export function Confirm({ title, act, danger = false, mutation, onConfirm, onClose, children }: ConfirmProps) {
  const text = useText()
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="soft">{children}</p>
      <ProblemNotice error={mutation.error} />
      <div className="dialog-foot">
        <Button onClick={onClose}>{text('action.cancel')}</Button>
        <Button look={danger ? 'danger' : 'primary'} busy={mutation.isPending} onClick={onConfirm}>
          {act}
        </Button>
      </div>
    </Dialog>
  )
}
