import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { Button } from '../parts/button.tsx'
import { Input } from '../parts/input.tsx'
import { Empty, useProblemText } from '../parts/states.tsx'
import { TotpEnrolment } from '../session/totp-enrolment.tsx'
import { DoorPage } from '../sign-in/door-page.tsx'
import { useText } from '../text/text-context.ts'

const MIN_CHARS = 12

/** Behind a one-time link, whose token stands after the `#` so that no server log ever holds it. */
export function SetUpPage({ onDone }: { readonly onDone: () => void }) {
  const text = useText()
  const { plain, keepCsrfToken } = useApi()
  const problem = useProblemText()
  const [token] = useState(() => location.hash.slice(1))
  // The link of the first admin belongs to nobody yet; the service says so when it is used without a name.
  const [first, setFirst] = useState(false)
  const [form, setForm] = useState({ name: '', email: '', password: '', again: '' })
  const type = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) =>
    setForm((before) => ({ ...before, [name]: event.currentTarget.value }))
  const setUp = useMutation({
    mutationFn: async () => {
      const person = first ? { name: form.name.trim(), email: form.email.trim() } : {}
      const reply = await answer(
        plain.POST('/api/identity/analysts/setup', { body: { token, password: form.password, ...person } }),
      )
      keepCsrfToken(reply.csrfToken)
      // The token is used up: no need for it in the address or the history.
      history.replaceState(null, '', location.pathname)
      return reply
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.pointers.includes('/email')) setFirst(true)
    },
  })
  const refusal = setUp.error !== null && !(first && form.email === '') ? problem(setUp.error) : null
  const differs = form.again !== '' && form.again !== form.password

  if (setUp.data !== undefined)
    return (
      <DoorPage title={text('setUp.second')}>
        <TotpEnrolment onDone={onDone} />
      </DoorPage>
    )
  return (
    <DoorPage title={text(first ? 'setUp.firstTitle' : 'setUp.invitedTitle')} wide>
      {token === '' ? (
        <Empty icon="lock" title={text('setUp.noToken')}>
          {text('setUp.noTokenWhy')}
        </Empty>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!differs) setUp.mutate()
          }}
        >
          <p className="soft">{text(first ? 'setUp.firstLead' : 'setUp.invitedLead')}</p>
          {refusal !== null && (
            <p className="notice bad" role="alert">
              {refusal}
            </p>
          )}
          {first && (
            <>
              <Input label={text('setUp.name')} autoComplete="name" required value={form.name} onInput={type('name')} />
              <Input
                label={text('signIn.email')}
                type="email"
                autoComplete="username"
                required
                value={form.email}
                onInput={type('email')}
              />
            </>
          )}
          <Input
            label={text('signIn.password')}
            hint={text('setUp.passwordHint', { count: MIN_CHARS })}
            type="password"
            autoComplete="new-password"
            required
            minLength={MIN_CHARS}
            value={form.password}
            onInput={type('password')}
          />
          <Input
            label={text('setUp.again')}
            type="password"
            autoComplete="new-password"
            required
            error={differs ? text('setUp.differs') : null}
            value={form.again}
            onInput={type('again')}
          />
          <Button type="submit" look="primary" busy={setUp.isPending}>
            {text('action.continue')}
          </Button>
        </form>
      )}
    </DoorPage>
  )
}
