import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Input, Select } from '../parts/input.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useMe } from '../session/me.ts'
import { useLanguage } from '../text/text-context.ts'

type Scope = Schemas['ApiKeyCreateRequest']['scopes'][number]

/** What a server that only captures needs. */
const USUAL: readonly Scope[] = [
  'verifications:view',
  'verifications:write',
  'customers:read',
  'customers:write',
  'sessions:write',
]
const OTHERS: readonly Scope[] = [
  'reviews:read',
  'reviews:write',
  'frames:read',
  'faces:match',
  'faces:manage',
  'devices:write',
  'webhooks:manage',
  'keys:manage',
  'audit:read',
  'privacy:erase',
]

export function KeyForm({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (secret: string) => void
}) {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const me = useMe()
  const [name, setName] = useState('')
  const [mode, setMode] = useState<'live' | 'test'>('live')
  const [scopes, setScopes] = useState<readonly Scope[]>(USUAL)
  const create = useMutation({
    mutationFn: () =>
      answer(client.POST('/api/identity/keys', { body: { name: name.trim(), mode, scopes: [...scopes] } })),
    onSuccess: ({ secret }) => onMade(secret),
  })
  const toggle = (scope: Scope) =>
    setScopes((before) => (before.includes(scope) ? before.filter((held) => held !== scope) : [...before, scope]))
  return (
    <Dialog title={text('keys.create')} onClose={onClose} wide>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <div className="grid-2">
          <Input
            label={text('keys.name')}
            hint={text('keys.nameHint')}
            required
            maxLength={120}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={text('keys.mode')}
            value={mode}
            onPick={(value) => setMode(value === 'test' ? 'test' : 'live')}
            options={[
              ['live', text('keys.live')],
              ['test', text('keys.test')],
            ]}
          />
        </div>
        <fieldset>
          <legend>{text('keys.scopes')}</legend>
          <div className="scope-list">
            {[...USUAL, ...OTHERS].map((scope) => (
              <label key={scope} className="check">
                <input
                  type="checkbox"
                  checked={scopes.includes(scope)}
                  disabled={!me.scopes.includes(scope) && me.role !== 'admin'}
                  onChange={() => toggle(scope)}
                />
                <span>
                  <code>{scope}</code>
                  <span className="hint">{word('scope', scope)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <ProblemNotice error={create.error} />
        <div className="dialog-foot">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={scopes.length === 0}>
            {text('keys.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
