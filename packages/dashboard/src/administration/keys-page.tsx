import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Secret } from '../parts/secret.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { useLanguage } from '../text/text-context.ts'
import { KeyForm } from './key-form.tsx'

type ApiKey = Schemas['ApiKey']
type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'rotate' | 'revoke'; readonly key: ApiKey }
  | { readonly kind: 'made'; readonly secret: string }

/** A day, so that whoever uses the key has time to take the new one. */
const OVERLAP_MS = 86_400_000

export function KeysPage() {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => answer(client.GET('/api/identity/keys')) })
  const refresh = () => queries.invalidateQueries({ queryKey: ['keys'] })
  const rotate = useMutation({
    mutationFn: (key: ApiKey) =>
      answer(
        client.POST('/api/identity/keys/{id}/rotate', {
          params: { path: { id: key.id } },
          body: { overlapMs: OVERLAP_MS },
        }),
      ),
    onSuccess: ({ secret }) => {
      setOpen({ kind: 'made', secret })
      void refresh()
    },
  })
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => answer(client.DELETE('/api/identity/keys/{id}', { params: { path: { id: key.id } } })),
    onSuccess: () => {
      setOpen(null)
      void refresh()
    },
  })

  return (
    <section className="stack">
      <div className="row between">
        <p className="soft">{text('keys.lead')}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen({ kind: 'create' })}>
          {text('keys.create')}
        </Button>
      </div>
      {keys.isError && <Failure error={keys.error} retry={() => void keys.refetch()} />}
      {keys.isPending && <Loading />}
      {keys.data?.data.length === 0 && (
        <div className="panel">
          <Empty title={text('keys.empty')}>{text('keys.emptyWhy')}</Empty>
        </div>
      )}
      {keys.data !== undefined && keys.data.data.length > 0 && (
        <Table
          caption={text('administration.keys')}
          rows={keys.data.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: text('keys.name'),
              cell: (key) => (
                <div>
                  <div className="strong">{key.name}</div>
                  <code className="faint">{key.hint}…</code>
                </div>
              ),
            },
            { key: 'id', head: text('column.id'), cell: ({ id }) => <Identifier id={id} short />, minor: true },
            {
              key: 'scopes',
              head: text('keys.scopes'),
              cell: ({ scopes }) => (
                <span className="scopes" title={scopes.join('\n')}>
                  {scopes.slice(0, 3).map((scope) => (
                    <code key={scope}>{scope}</code>
                  ))}
                  {scopes.length > 3 && <span className="faint">+{scopes.length - 3}</span>}
                </span>
              ),
            },
            {
              key: 'state',
              head: text('column.state'),
              cell: ({ state }) => <Badge tone={toneOf(state)}>{word('keyState', state)}</Badge>,
            },
            {
              key: 'used',
              head: text('keys.lastUsed'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt === null ? (
                  <span className="faint">{text('keys.neverUsed')}</span>
                ) : (
                  <Time at={lastUsedAt} />
                ),
            },
            {
              key: 'created',
              head: text('column.created'),
              cell: ({ createdAt }) => <Time at={createdAt} />,
              minor: true,
            },
            {
              key: 'acts',
              head: text('column.actions'),
              align: 'end',
              cell: (key) =>
                key.state !== 'revoked' && (
                  <span className="acts">
                    {key.state === 'active' && (
                      <Button look="quiet" onClick={() => setOpen({ kind: 'rotate', key })}>
                        {text('keys.rotate')}
                      </Button>
                    )}
                    <Button look="quiet" onClick={() => setOpen({ kind: 'revoke', key })}>
                      {text('keys.revoke')}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
      )}
      {open?.kind === 'create' && (
        <KeyForm
          onClose={() => setOpen(null)}
          onMade={(secret) => {
            setOpen({ kind: 'made', secret })
            void refresh()
          }}
        />
      )}
      {open?.kind === 'made' && (
        <Dialog title={text('keys.madeTitle')} onClose={() => setOpen(null)}>
          <p className="soft">{text('keys.madeLead')}</p>
          <Secret value={open.secret} />
        </Dialog>
      )}
      {open?.kind === 'rotate' && (
        <Confirm
          title={text('keys.rotateTitle', { name: open.key.name })}
          act={text('keys.rotate')}
          mutation={rotate}
          onConfirm={() => rotate.mutate(open.key)}
          onClose={() => setOpen(null)}
        >
          {text('keys.rotateLead')}
        </Confirm>
      )}
      {open?.kind === 'revoke' && (
        <Confirm
          title={text('keys.revokeTitle', { name: open.key.name })}
          act={text('keys.revoke')}
          danger
          mutation={revoke}
          onConfirm={() => revoke.mutate(open.key)}
          onClose={() => setOpen(null)}
        >
          {text('keys.revokeLead')}
        </Confirm>
      )}
    </section>
  )
}
