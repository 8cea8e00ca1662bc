import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useApi } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useText } from '../text/text-context.ts'
import { meQuery, type Me } from './me.ts'
import type { SessionDoor } from './session-door.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page, with everything that was typed still under it; the request that was refused goes on afterwards. */
export function SessionDialog({ door, me }: { readonly door: SessionDoor; readonly me: Me }) {
  const text = useText()
  const api = useApi()
  const queries = useQueryClient()
  const asking = useSyncExternalStore(door.subscribe, door.isAsking)
  const signedIn = async () => {
    const now = await queries.query({ ...meQuery(api), staleTime: 0 })
    door.answer(now !== null)
  }
  // Signed in meanwhile in another tab, at the identity provider.
  useEffect(() => {
    if (!asking) return
    const look = () =>
      void queries.query({ ...meQuery(api), staleTime: 0 }).then((now) => now?.stage === 'full' && door.answer(true))
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [asking, api, door, queries])
  if (!asking) return null
  return (
    <Dialog title={text('session.title')} onClose={null}>
      <p className="soft">{text('session.lead')}</p>
      <div className="door-form">
        <SignInForm email={me.email} onSignedIn={() => void signedIn()} />
      </div>
      <Button
        look="quiet"
        onClick={() => {
          door.answer(false)
          void queries.invalidateQueries({ queryKey: ['me'] })
        }}
      >
        {text('session.leave')}
      </Button>
    </Dialog>
  )
}
