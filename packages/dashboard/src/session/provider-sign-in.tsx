import { useText } from '../text/text-context.ts'
import type { TextKey } from '../text/texts-id.ts'

const START = '/api/identity/analysts/oidc/start'

/** What the service says in the fragment when the way through the provider ended without a session. */
const REFUSALS: Readonly<Record<string, TextKey>> = {
  unavailable: 'signIn.providerUnavailable',
  refused: 'signIn.providerRefused',
  unknown: 'signIn.providerUnknown',
}

/** The way through the identity provider. `aside`: in a tab of its own, where this page has something to lose. */
export function ProviderSignIn({ name, aside }: { readonly name: string; readonly aside: boolean }) {
  const text = useText()
  const refusal = REFUSALS[/^#sign-in=(\w+)$/.exec(location.hash)?.[1] ?? '']
  return (
    <>
      {refusal !== undefined && (
        <p className="notice bad" role="alert">
          {text(refusal, { name })}
        </p>
      )}
      <a className="button plain" href={START} {...(aside && { target: '_blank', rel: 'noopener' })}>
        {text('signIn.withProvider', { name })}
      </a>
      {aside && <p className="soft">{text('signIn.providerAside')}</p>}
      <p className="or">{text('signIn.or')}</p>
    </>
  )
}
