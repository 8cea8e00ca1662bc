import { useState } from 'react'
import { useText } from '../text/text-context.ts'
import { Icon } from './icon.tsx'

/** An id, shortened in the middle of a table, with a button that copies it whole. */
export function Identifier({ id, short = false }: { readonly id: string; readonly short?: boolean }) {
  const text = useText()
  const [copied, setCopied] = useState(false)
  const shown = short && id.length > 16 ? `${id.slice(0, 5)}…${id.slice(-6)}` : id
  return (
    <span className="identifier">
      <code title={id}>{shown}</code>
      <button
        type="button"
        className="copy"
        aria-label={text('action.copyId', { id })}
        onClick={() => {
          void navigator.clipboard.writeText(id).then(() => setCopied(true))
        }}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  )
}
