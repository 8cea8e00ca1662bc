import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { answer, useApi } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { useMe, type Me } from '../session/me.ts'
import { useText } from '../text/text-context.ts'

const THEMES = ['system', 'light', 'dark'] as const
const LANGUAGES = [
  ['id', 'Indonesia'],
  ['en', 'English'],
] as const

/** Who is signed in, how the page looks and speaks, and the way out. */
export function AccountMenu() {
  const me = useMe()
  const text = useText()
  const { client } = useApi()
  const queries = useQueryClient()
  const menu = useRef<HTMLDetailsElement>(null)
  const prefer = useMutation({
    mutationFn: (body: { theme?: Me['theme']; locale?: Me['locale'] }) =>
      answer(client.PATCH('/api/identity/analysts/me', { body })),
    // At once on the page; the service's word follows.
    onMutate: (change) =>
      queries.setQueryData<Me | null>(['me'], (before) => (before ? { ...before, ...change } : before)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['me'] }),
  })
  const signOut = useMutation({
    mutationFn: () => answer(client.POST('/api/identity/analysts/sign-out')),
    onSettled: () => {
      queries.clear()
      location.assign('/dashboard/')
    },
  })

  useEffect(() => {
    const close = (event: Event) => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target) === true
      if (menu.current !== null && (!inside || (event instanceof KeyboardEvent && event.key === 'Escape')))
        menu.current.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])

  const initials = me.name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')
  return (
    <details className="account" ref={menu}>
      <summary aria-label={text('account.menu', { name: me.name })}>
        <span className="avatar" aria-hidden="true">
          {initials}
        </span>
        <span className="who">
          <span className="strong">{me.name}</span>
          <span className="faint">{text(`role.${me.role}`)}</span>
        </span>
      </summary>
      <div className="account-menu">
        <div className="stack tight">
          <span className="faint">{text('account.language')}</span>
          <div className="segments" role="group" aria-label={text('account.language')}>
            {LANGUAGES.map(([locale, name]) => (
              <button
                key={locale}
                type="button"
                lang={locale}
                aria-pressed={me.locale === locale}
                onClick={() => prefer.mutate({ locale })}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
        <div className="stack tight">
          <span className="faint">{text('account.theme')}</span>
          <div className="segments" role="group" aria-label={text('account.theme')}>
            {THEMES.map((theme) => (
              <button
                key={theme}
                type="button"
                aria-pressed={me.theme === theme}
                onClick={() => prefer.mutate({ theme })}
              >
                {text(`account.theme.${theme}`)}
              </button>
            ))}
          </div>
        </div>
        <Link to="/account" className="button quiet" onClick={() => menu.current?.removeAttribute('open')}>
          {text('account.open')}
        </Link>
        <Button look="plain" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {text('account.signOut')}
        </Button>
      </div>
    </details>
  )
}
