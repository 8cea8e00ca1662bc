import { useState } from 'react'
import { useText } from '../text/text-context.ts'
import { Button } from './button.tsx'

/** Something that is shown this once: whole, selectable, and copied by a button. */
export function Secret({ value }: { readonly value: string }) {
  const text = useText()
  const [copied, setCopied] = useState(false)
  return (
    <div className="stack tight">
      <code className="secret">{value}</code>
      <Button
        icon={copied ? 'check' : 'copy'}
        onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      >
        {text(copied ? 'secret.copied' : 'secret.copy')}
      </Button>
    </div>
  )
}
