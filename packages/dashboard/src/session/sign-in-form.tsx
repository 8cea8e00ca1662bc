import { useEffect, useState, type SyntheticEvent } from 'react'
import { answer, useApi } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Input } from '../parts/input.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useText } from '../text/text-context.ts'
import { ProviderSignIn } from './provider-sign-in.tsx'
import { TotpEnrolment } from './totp-enrolment.tsx'
import { useSignInMethods } from './use-sign-in-methods.ts'

type Step = 'password' | 'code' | 'recovery' | 'enrol'

interface SignInFormProps {
  readonly onSignedIn: () => void
  /** Of whom the session was; only they can go on with it. */
  readonly email?: string
}

/** E-mail and password, then the second factor; or setting one up, where there is none yet. */
export function SignInForm({ onSignedIn, email: known }: SignInFormProps) {
  const text = useText()
  const { plain, keepCsrfToken } = useApi()
  const [step, setStep] = useState<Step>('password')
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const advance = ({ stage, csrfToken }: { stage: 'code' | 'enrol' | 'full'; csrfToken: string }) => {
    keepCsrfToken(csrfToken)
    setPassword('')
    setCode('')
    if (stage === 'full') onSignedIn()
    else setStep(stage)
  }
  const { data: methods } = useSignInMethods()
  const begun = methods?.begun ?? null
  // Begun elsewhere: at the provider, or before a reload.
  useEffect(() => {
    if (begun !== null && step === 'password') advance(begun)
  }, [begun?.csrfToken])
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      if (step === 'password')
        advance(await answer(plain.POST('/api/identity/analysts/sign-in', { body: { email: email.trim(), password } })))
      else {
        const given = code.replace(/\s/g, '')
        const body = step === 'code' ? { code: given } : { recoveryCode: given }
        advance(await answer(plain.POST('/api/identity/analysts/sign-in/totp', { body })))
      }
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }

  if (step === 'enrol') return <TotpEnrolment onDone={onSignedIn} />
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemNotice error={error} />
      {step === 'password' ? (
        <>
          {methods?.oidc != null && <ProviderSignIn name={methods.oidc.name} aside={known !== undefined} />}
          <Input
            label={text('signIn.email')}
            type="email"
            autoComplete="username"
            required
            readOnly={known !== undefined}
            autoFocus={known === undefined}
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
          <Input
            label={text('signIn.password')}
            type="password"
            autoComplete="current-password"
            required
            autoFocus={known !== undefined}
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" look="primary" busy={busy}>
            {text('signIn.submit')}
          </Button>
        </>
      ) : (
        <>
          <Input
            key={step}
            label={text(step === 'code' ? 'signIn.code' : 'signIn.recoveryCode')}
            hint={text(step === 'code' ? 'signIn.codeHint' : 'signIn.recoveryHint')}
            inputMode={step === 'code' ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            required
            autoFocus
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" look="primary" busy={busy}>
            {text('signIn.confirm')}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setError(null)
              setCode('')
              setStep(step === 'code' ? 'recovery' : 'code')
            }}
          >
            {text(step === 'code' ? 'signIn.useRecovery' : 'signIn.useCode')}
          </Button>
        </>
      )}
    </form>
  )
}
