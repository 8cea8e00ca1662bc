import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Endless, usePages } from '../parts/endless.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Input, Select } from '../parts/input.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Secret } from '../parts/secret.tsx'
import { Empty } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { useLanguage } from '../text/text-context.ts'

type Device = Schemas['Device']
type Platform = NonNullable<Device['platform']>
const PLATFORMS: readonly Platform[] = ['ios', 'android', 'rn-ios', 'rn-android', 'flutter', 'web']
type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'made'; readonly secret: string }
  | { readonly kind: 'revoke'; readonly device: Device }

/** Keys that are provisioned into native apps. */
export function DevicesPage() {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const pages = usePages<Device>(['devices'], (cursor) =>
    answer(client.GET('/api/identity/devices', { params: { query: { ...(cursor !== null && { cursor }) } } })),
  )
  const refresh = () => queries.invalidateQueries({ queryKey: ['devices'] })
  const revoke = useMutation({
    mutationFn: ({ id }: Device) => answer(client.DELETE('/api/identity/devices/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      setOpen(null)
      void refresh()
    },
  })
  return (
    <section className="stack">
      <div className="row between">
        <p className="soft">{text('devices.lead')}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen({ kind: 'create' })}>
          {text('devices.create')}
        </Button>
      </div>
      <Endless pages={pages} empty={<Empty title={text('devices.empty')}>{text('devices.emptyWhy')}</Empty>}>
        <Table
          caption={text('administration.devices')}
          rows={pages.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'label',
              head: text('devices.label'),
              cell: ({ label }) => label ?? <span className="faint">–</span>,
            },
            { key: 'id', head: text('column.id'), cell: ({ id }) => <Identifier id={id} short /> },
            {
              key: 'platform',
              head: text('column.platform'),
              cell: ({ platform }) => (platform === null ? '–' : word('platform', platform)),
            },
            {
              key: 'state',
              head: text('column.state'),
              cell: ({ state }) => <Badge tone={toneOf(state)}>{word('keyState', state)}</Badge>,
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
              cell: (device) =>
                device.state === 'active' && (
                  <Button look="quiet" onClick={() => setOpen({ kind: 'revoke', device })}>
                    {text('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      </Endless>
      {open?.kind === 'create' && (
        <DeviceForm
          onClose={() => setOpen(null)}
          onMade={(secret) => {
            setOpen({ kind: 'made', secret })
            void refresh()
          }}
        />
      )}
      {open?.kind === 'made' && (
        <Dialog title={text('devices.madeTitle')} onClose={() => setOpen(null)}>
          <p className="soft">{text('devices.madeLead')}</p>
          <Secret value={open.secret} />
        </Dialog>
      )}
      {open?.kind === 'revoke' && (
        <Confirm
          title={text('devices.revokeTitle', { name: open.device.label ?? open.device.id })}
          act={text('keys.revoke')}
          danger
          mutation={revoke}
          onConfirm={() => revoke.mutate(open.device)}
          onClose={() => setOpen(null)}
        >
          {text('devices.revokeLead')}
        </Confirm>
      )}
    </section>
  )
}

function DeviceForm({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (secret: string) => void }) {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const [label, setLabel] = useState('')
  const [platform, setPlatform] = useState<Platform>('android')
  const create = useMutation({
    mutationFn: () =>
      answer(
        client.POST('/api/identity/devices', {
          body: { ...(label.trim() !== '' && { label: label.trim() }), platform },
        }),
      ),
    onSuccess: ({ hmacKey }) => onMade(hmacKey),
  })
  return (
    <Dialog title={text('devices.create')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <Input label={text('devices.label')} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
        <Select
          label={text('column.platform')}
          value={platform}
          options={PLATFORMS.map((option) => [option, word('platform', option)])}
          onPick={(value) => setPlatform(value as Platform)}
        />
        <ProblemNotice error={create.error} />
        <div className="dialog-foot">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {text('devices.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
