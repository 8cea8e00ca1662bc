import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi } from '../api/api.ts'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Input } from '../parts/input.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Time } from '../parts/time.tsx'
import { useToast } from '../parts/toast.tsx'
import { useMe } from '../session/me.ts'
import { useText } from '../text/text-context.ts'
import { CurrentPassword } from './current-password.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'

const MIN_CHARS = 12

export function AccountPage() {
  const text = useText()
  const me = useMe()
  return (
    <Page title={text('account.open')} lead={`${me.name} · ${me.email}`}>
      <div className="grid-2">
        <PasswordPanel />
        <div className="stack">
          <SecondFactorPanel />
          <SessionsPanel />
        </div>
      </div>
    </Page>
  )
}

function PasswordPanel() {
  const text = useText()
  const { client } = useApi()
  const toast = useToast()
  const [form, setForm] = useState({ currentPassword: '', newPassword: '' })
  const change = useMutation({
    mutationFn: () => answer(client.POST('/api/identity/analysts/me/password', { body: form })),
    onSuccess: () => {
      setForm({ currentPassword: '', newPassword: '' })
      toast(text('account.passwordChanged'))
    },
  })
  return (
    <Panel title={text('account.password')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <ProblemNotice error={change.error} />
        <CurrentPassword
          value={form.currentPassword}
          onValue={(currentPassword) => setForm({ ...form, currentPassword })}
        />
        <Input
          label={text('account.newPassword')}
          hint={text('setUp.passwordHint', { count: MIN_CHARS })}
          type="password"
          autoComplete="new-password"
          required
          minLength={MIN_CHARS}
          value={form.newPassword}
          onInput={(event) => setForm({ ...form, newPassword: event.currentTarget.value })}
        />
        <div className="dialog-foot">
          <Button type="submit" look="primary" busy={change.isPending}>
            {text('account.changePassword')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function SessionsPanel() {
  const text = useText()
  const { client } = useApi()
  const queries = useQueryClient()
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => answer(client.GET('/api/identity/analysts/me/sessions')),
  })
  const end = useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE('/api/identity/analysts/me/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const endAll = useMutation({
    mutationFn: () => answer(client.POST('/api/identity/analysts/sign-out-everywhere')),
    onSettled: () => location.assign('/dashboard/'),
  })
  return (
    <Panel
      title={text('account.sessions')}
      actions={
        <Button busy={endAll.isPending} onClick={() => endAll.mutate()}>
          {text('account.signOutEverywhere')}
        </Button>
      }
    >
      {sessions.isError && <Failure error={sessions.error} />}
      {sessions.isPending && <Loading rows={2} />}
      <ul className="stack tight">
        {sessions.data?.data.map(({ id, client: browser, current, lastSeenAt }) => (
          <li key={id} className="row between">
            <span>
              <span className="strong">{browser}</span>{' '}
              {current && <Badge tone="info">{text('account.thisSession')}</Badge>}
              <div className="faint">
                {text('account.lastSeen')} <Time at={lastSeenAt} />
              </div>
            </span>
            {!current && (
              <Button look="quiet" onClick={() => end.mutate(id)}>
                {text('account.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
