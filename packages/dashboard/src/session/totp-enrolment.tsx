import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, useApi } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Input } from '../parts/input.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { useText } from '../text/text-context.ts'

/** Sets up an authenticator app, then shows the recovery codes this once. */
export function TotpEnrolment({ onDone }: { readonly onDone: () => void }) {
  const text = useText()
  const { plain, keepCsrfToken } = useApi()
  const [code, setCode] = useState('')
  const enrolment = useQuery({
    queryKey: ['totp-enrolment'],
    queryFn: () => answer(plain.POST('/api/identity/analysts/me/totp')),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const confirm = useMutation({
    mutationFn: async () => {
      const codes = await answer(
        plain.POST('/api/identity/analysts/me/totp/confirm', { body: { code: code.replace(/\s/g, '') } }),
      )
      keepCsrfToken(codes.csrfToken)
      return codes.recoveryCodes
    },
  })

  if (confirm.data !== undefined) return <RecoveryCodeList codes={confirm.data} onDone={onDone} />
  if (enrolment.isError) return <Failure error={enrolment.error} />
  if (enrolment.data === undefined) return <Loading rows={4} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <div className="stack tight">
        <h2>{text('totp.title')}</h2>
        <p className="soft">{text('totp.lead')}</p>
      </div>
      <QrCode svg={enrolment.data.qrSvg} />
      <details className="soft">
        <summary>{text('totp.manual')}</summary>
        <code className="secret">{enrolment.data.secret}</code>
      </details>
      <ProblemNotice error={confirm.error} />
      <Input
        label={text('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" look="primary" busy={confirm.isPending}>
        {text('signIn.confirm')}
      </Button>
    </form>
  )
}

/** As a picture, so that nothing the service sends becomes part of the page. */
function QrCode({ svg }: { readonly svg: string }) {
  const text = useText()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return url === null ? <div className="qr" /> : <img className="qr" src={url} alt={text('totp.qr')} />
}

export function RecoveryCodeList({
  codes,
  onDone,
}: {
  readonly codes: readonly string[]
  readonly onDone: () => void
}) {
  const text = useText()
  return (
    <div className="stack">
      <div className="stack tight">
        <h2>{text('recovery.title')}</h2>
        <p className="soft">{text('recovery.lead')}</p>
      </div>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button icon="copy" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
        {text('recovery.copy')}
      </Button>
      <Button look="primary" onClick={onDone}>
        {text('recovery.done')}
      </Button>
    </div>
  )
}
