import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly icon?: IconName
  readonly busy?: boolean
  /** A button that is only its icon; the children are its name. */
  readonly iconOnly?: boolean
  readonly children: ReactNode
}

export function Button({ look = 'plain', icon, busy = false, iconOnly = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look}${iconOnly ? ' icon-only' : ''}`}
      aria-busy={busy || undefined}
      disabled={rest.disabled === true || busy}
    >
      {icon !== undefined && <Icon name={icon} size={iconOnly ? 18 : 16} />}
      <span className={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
    </button>
  )
}
