import { RouterProvider } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Toasts } from '../parts/toast.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { MeContext, useMeQuery } from '../session/me.ts'
import { SessionDialog } from '../session/session-dialog.tsx'
import type { SessionDoor } from '../session/session-door.ts'
import { SignInForm } from '../session/sign-in-form.tsx'
import { SetUpPage } from '../set-up/set-up-page.tsx'
import { DoorPage } from '../sign-in/door-page.tsx'
import { language } from '../text/language.ts'
import { LanguageContext, type Locale } from '../text/text-context.ts'
import { LanguagePicker } from './language-picker.tsx'
import { makeRouter } from './router.tsx'
import { applyTheme } from './theme.ts'

/** Where one-time links lead. */
const SET_UP_PATH = '/dashboard/setup'
const LOCALE_KEY = 'dashboard.locale'

const firstLocale = (): Locale => (localStorage.getItem(LOCALE_KEY) === 'en' ? 'en' : 'id')

/** Decides between the door and the page behind it, and dresses both in the person's language and theme. */
export function App({ door }: { readonly door: SessionDoor }) {
  const query = useMeQuery()
  const queries = useQueryClient()
  const [router] = useState(makeRouter)
  const [chosen, setChosen] = useState(firstLocale)
  const [settingUp, setSettingUp] = useState(() => location.pathname === SET_UP_PATH)
  const me = query.data?.stage === 'full' ? query.data : null
  const locale = me?.locale ?? chosen
  const spoken = useMemo(() => language(locale), [locale])

  useEffect(() => applyTheme(me?.theme ?? 'system'), [me?.theme])
  useEffect(() => {
    document.documentElement.lang = locale
    localStorage.setItem(LOCALE_KEY, locale)
  }, [locale])

  const enter = () => void queries.invalidateQueries({ queryKey: ['me'] })
  const page = () => {
    if (settingUp)
      return (
        <SetUpPage
          onDone={() => {
            setSettingUp(false)
            void router.navigate({ to: '/queue', replace: true })
            enter()
          }}
        />
      )
    if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
    if (query.data === undefined) return <Loading />
    if (me === null)
      return (
        <DoorPage title={spoken.text('signIn.title')} foot={<LanguagePicker locale={chosen} onPick={setChosen} />}>
          <SignInForm onSignedIn={enter} />
        </DoorPage>
      )
    return (
      <MeContext.Provider value={me}>
        <RouterProvider router={router} />
        <SessionDialog door={door} me={me} />
      </MeContext.Provider>
    )
  }
  return (
    <LanguageContext.Provider value={spoken}>
      <Toasts>{page()}</Toasts>
    </LanguageContext.Provider>
  )
}
