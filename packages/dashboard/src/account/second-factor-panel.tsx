import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, useApi } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Panel } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useMe } from '../session/me.ts'
import { RecoveryCodeList, TotpEnrolment } from '../session/totp-enrolment.tsx'
import { useText } from '../text/text-context.ts'
import { CurrentPassword } from './current-password.tsx'

type Change = 'codes' | 'app'

/** The authenticator app and the codes for a lost phone; each is replaced only by whoever knows the password. */
export function SecondFactorPanel() {
  const text = useText()
  const me = useMe()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Change | null>(null)
  const close = () => {
    setOpen(null)
    void queries.invalidateQueries({ queryKey: ['me'] })
  }
  return (
    <Panel title={text('account.second')}>
      <div className="stack">
        <dl className="facts">
          <dt>{text('account.app')}</dt>
          <dd>{text(me.totpEnrolled ? 'members.enrolled' : 'members.notEnrolled')}</dd>
          <dt>{text('account.codesLeft')}</dt>
          <dd className="numbers">{me.recoveryCodesLeft}</dd>
        </dl>
        <div className="row">
          <Button onClick={() => setOpen('codes')}>{text('account.newCodes')}</Button>
          <Button onClick={() => setOpen('app')}>{text('account.changeApp')}</Button>
        </div>
      </div>
      {open === 'codes' && <NewCodes onClose={close} />}
      {open === 'app' && <NewApp onClose={close} />}
    </Panel>
  )
}

function NewCodes({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const { client, keepCsrfToken } = useApi()
  const replace = useMutation({
    mutationFn: async (password: string) => {
      const made = await answer(client.POST('/api/identity/analysts/me/recovery-codes', { body: { password } }))
      keepCsrfToken(made.csrfToken)
      return made.recoveryCodes
    },
  })
  return (
    <Dialog title={text('account.newCodes')} onClose={onClose}>
      {replace.data === undefined ? (
        <PasswordForm
          lead={text('account.newCodesLead')}
          act={text('account.newCodes')}
          mutation={replace}
          onClose={onClose}
        />
      ) : (
        <RecoveryCodeList codes={replace.data} onDone={onClose} />
      )}
    </Dialog>
  )
}

/** Once the old app is removed there is no way back: the dialog closes only with a new one set up. */
function NewApp({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const { client, keepCsrfToken } = useApi()
  const remove = useMutation({
    mutationFn: async (password: string) => {
      const { csrfToken } = await answer(client.POST('/api/identity/analysts/me/totp/remove', { body: { password } }))
      keepCsrfToken(csrfToken)
    },
  })
  return (
    <Dialog title={text('account.changeApp')} onClose={remove.isSuccess ? null : onClose}>
      {remove.isSuccess ? (
        <TotpEnrolment onDone={onClose} />
      ) : (
        <PasswordForm
          lead={text('account.changeAppLead')}
          act={text('account.removeApp')}
          danger
          mutation={remove}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface PasswordFormProps {
  readonly lead: string
  readonly act: string
  readonly danger?: boolean
  readonly mutation: {
    readonly mutate: (password: string) => void
    readonly isPending: boolean
    readonly error: unknown
  }
  readonly onClose: () => void
}

function PasswordForm({ lead, act, danger = false, mutation, onClose }: PasswordFormProps) {
  const text = useText()
  const [password, setPassword] = useState('')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        mutation.mutate(password)
      }}
    >
      <p className="soft">{lead}</p>
      <ProblemNotice error={mutation.error} />
      <CurrentPassword value={password} onValue={setPassword} />
      <div className="dialog-foot">
        <Button onClick={onClose}>{text('action.cancel')}</Button>
        <Button type="submit" look={danger ? 'danger' : 'primary'} busy={mutation.isPending}>
          {act}
        </Button>
      </div>
    </form>
  )
}
