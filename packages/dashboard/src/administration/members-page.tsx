import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Input, Select } from '../parts/input.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Secret } from '../parts/secret.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { useMe } from '../session/me.ts'
import { useLanguage } from '../text/text-context.ts'

type Member = Schemas['Analyst']
type Role = Member['role']
const ROLES: readonly Role[] = ['viewer', 'analyst', 'supervisor', 'admin']

type Open =
  | { readonly kind: 'invite' }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'state' | 'newLink'; readonly member: Member }

export function MembersPage() {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const me = useMe()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const members = useQuery({ queryKey: ['members'], queryFn: () => answer(client.GET('/api/identity/analysts')) })
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string; role?: Role; state?: 'active' | 'deactivated' }) =>
      answer(client.PATCH('/api/identity/analysts/{id}', { params: { path: { id } }, body })),
    onSuccess: () => setOpen(null),
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  })
  const renew = useMutation({
    mutationFn: (id: string) => answer(client.POST('/api/identity/analysts/{id}/link', { params: { path: { id } } })),
    onSuccess: ({ link }) => setOpen({ kind: 'link', link }),
  })
  return (
    <section className="stack">
      <div className="row between">
        <p className="soft">{text('members.lead')}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen({ kind: 'invite' })}>
          {text('members.invite')}
        </Button>
      </div>
      {open === null && <ProblemNotice error={change.error} />}
      {members.isError && <Failure error={members.error} retry={() => void members.refetch()} />}
      {members.isPending && <Loading />}
      {members.data !== undefined && (
        <Table
          caption={text('administration.members')}
          rows={members.data.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: text('members.person'),
              cell: ({ name, email, id }) => (
                <div>
                  <span className="strong">{name}</span>{' '}
                  {id === me.id && <span className="faint">({text('members.you')})</span>}
                  <div className="faint">{email}</div>
                </div>
              ),
            },
            {
              key: 'role',
              head: text('members.role'),
              cell: ({ id, name, role }) => (
                <Select
                  label={text('members.roleOf', { name })}
                  quietLabel
                  value={role}
                  disabled={id === me.id}
                  options={ROLES.map((option) => [option, text(`role.${option}`)])}
                  onPick={(value) => change.mutate({ id, role: value as Role })}
                />
              ),
            },
            {
              key: 'state',
              head: text('column.state'),
              cell: ({ state }) => <Badge tone={toneOf(state)}>{word('memberState', state)}</Badge>,
            },
            {
              key: 'totp',
              head: text('members.secondFactor'),
              cell: ({ totpEnrolled }) =>
                totpEnrolled ? text('members.enrolled') : <span className="faint">{text('members.notEnrolled')}</span>,
              minor: true,
            },
            {
              key: 'seen',
              head: text('members.lastSignIn'),
              cell: ({ lastSignInAt }) =>
                lastSignInAt === null ? <span className="faint">–</span> : <Time at={lastSignInAt} />,
            },
            {
              key: 'acts',
              head: text('column.actions'),
              align: 'end',
              cell: (member) =>
                member.id !== me.id && (
                  <span className="row end">
                    {member.state !== 'deactivated' && (
                      <Button look="quiet" onClick={() => setOpen({ kind: 'newLink', member })}>
                        {text('members.newLink')}
                      </Button>
                    )}
                    <Button look="quiet" onClick={() => setOpen({ kind: 'state', member })}>
                      {text(member.state === 'deactivated' ? 'members.reactivate' : 'members.deactivate')}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
      )}
      {open?.kind === 'invite' && (
        <InviteForm
          onClose={() => setOpen(null)}
          onInvited={(link) => {
            setOpen({ kind: 'link', link })
            void queries.invalidateQueries({ queryKey: ['members'] })
          }}
        />
      )}
      {open?.kind === 'link' && (
        <Dialog title={text('members.linkTitle')} onClose={() => setOpen(null)}>
          <p className="soft">{text('members.linkLead')}</p>
          <Secret value={open.link} />
        </Dialog>
      )}
      {open?.kind === 'newLink' && (
        <Confirm
          title={text('members.newLinkTitle', { name: open.member.name })}
          act={text('members.newLink')}
          mutation={renew}
          onConfirm={() => renew.mutate(open.member.id)}
          onClose={() => setOpen(null)}
        >
          {text(open.member.state === 'invited' ? 'members.newLinkLead' : 'members.resetLead')}
        </Confirm>
      )}
      {open?.kind === 'state' && (
        <Confirm
          title={text(open.member.state === 'deactivated' ? 'members.reactivateTitle' : 'members.deactivateTitle', {
            name: open.member.name,
          })}
          act={text(open.member.state === 'deactivated' ? 'members.reactivate' : 'members.deactivate')}
          danger={open.member.state !== 'deactivated'}
          mutation={change}
          onConfirm={() =>
            change.mutate({ id: open.member.id, state: open.member.state === 'deactivated' ? 'active' : 'deactivated' })
          }
          onClose={() => setOpen(null)}
        >
          {text(open.member.state === 'deactivated' ? 'members.reactivateLead' : 'members.deactivateLead')}
        </Confirm>
      )}
    </section>
  )
}

function InviteForm({
  onClose,
  onInvited,
}: {
  readonly onClose: () => void
  readonly onInvited: (link: string) => void
}) {
  const { text, locale } = useLanguage()
  const { client } = useApi()
  const [form, setForm] = useState<{ name: string; email: string; role: Role }>({
    name: '',
    email: '',
    role: 'analyst',
  })
  const invite = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/identity/analysts', {
          body: { name: form.name.trim(), email: form.email.trim(), role: form.role, locale },
        }),
      ),
    onSuccess: ({ link }) => onInvited(link),
  })
  return (
    <Dialog title={text('members.invite')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate()
        }}
      >
        <Input
          label={text('setUp.name')}
          required
          maxLength={120}
          value={form.name}
          onInput={(event) => setForm({ ...form, name: event.currentTarget.value })}
        />
        <Input
          label={text('signIn.email')}
          type="email"
          required
          value={form.email}
          onInput={(event) => setForm({ ...form, email: event.currentTarget.value })}
        />
        <Select
          label={text('members.role')}
          hint={text(`roleHint.${form.role}`)}
          value={form.role}
          options={ROLES.map((option) => [option, text(`role.${option}`)])}
          onPick={(value) => setForm({ ...form, role: value as Role })}
        />
        <ProblemNotice error={invite.error} />
        <div className="dialog-foot">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={invite.isPending}>
            {text('members.inviteAct')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
