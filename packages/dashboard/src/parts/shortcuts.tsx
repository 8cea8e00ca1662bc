import { useEffect, useRef } from 'react'
import { useText } from '../text/text-context.ts'
import type { TextKey } from '../text/texts-id.ts'
import { Dialog } from './dialog.tsx'

/** Keys of a page. Not heard while somebody types, nor over an open dialog. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.matches('input, select, textarea, [contenteditable]') === true) return
      if (document.querySelector('dialog[open]') !== null) return
      const act = current.current[event.key]
      // Enter on a link or button is that link's or button's.
      if (act === undefined || (event.key === 'Enter' && target?.matches('a, button, summary') === true)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

export function ShortcutHelp({
  keys,
  onClose,
}: {
  readonly keys: readonly (readonly [keys: string, meaning: TextKey])[]
  readonly onClose: () => void
}) {
  const text = useText()
  return (
    <Dialog title={text('shortcuts.title')} onClose={onClose}>
      <dl className="shortcuts">
        {keys.map(([pressed, meaning]) => (
          <div key={pressed}>
            <dt>
              {pressed.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
