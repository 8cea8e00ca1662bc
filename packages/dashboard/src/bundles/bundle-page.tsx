import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { answer, useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { BundleView } from '../case/bundle-view.tsx'
import { useBundle } from '../case/use-bundle.ts'
import { useFindings } from '../case/use-findings.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Page } from '../parts/page.tsx'
import { Failure, Loading, useProblemText } from '../parts/states.tsx'
import { useMay } from '../session/me.ts'
import { NoSuchPage } from '../shell/page-failure.tsx'
import { useLanguage } from '../text/text-context.ts'

export function BundlePage() {
  const { id } = useParams({ from: '/bundles/$id' })
  const { text, word } = useLanguage()
  const may = useMay()
  const bundle = useBundle(id)
  const findings = useFindings(id)
  if (bundle.isError) {
    if (bundle.error instanceof ProblemError && bundle.error.status === 404) return <NoSuchPage />
    return <Failure error={bundle.error} retry={() => void bundle.refetch()} />
  }
  if (bundle.data === undefined) return <Loading rows={10} />
  return (
    <Page
      full
      title={text('column.bundle')}
      lead={
        <span className="row">
          <Identifier id={id} />
          <Badge tone={toneOf(bundle.data.verdict)}>{word('verdict', bundle.data.verdict)}</Badge>
        </span>
      }
      actions={bundle.data.verdict === 'failed' && may('reviews:override') && <OpenCase bundleId={id} />}
    >
      <BundleView key={id} bundle={bundle.data} findings={findings.data} />
    </Page>
  )
}

/** What the machine failed waits in no queue; a supervisor who doubts it opens the case that lets them decide. */
function OpenCase({ bundleId }: { readonly bundleId: string }) {
  const { text } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const problem = useProblemText()
  const open = useMutation({
    mutationFn: () => answer(client.POST('/api/identity/reviews', { body: { ktpBundleId: bundleId } })),
    onSuccess: ({ id }) => void navigate({ to: '/queue/$id', params: { id } }),
  })
  return (
    <>
      {open.isError && (
        <span className="notice bad" role="alert">
          {problem(open.error)}
        </span>
      )}
      <Button busy={open.isPending} onClick={() => open.mutate()}>
        {text('bundles.openCase')}
      </Button>
    </>
  )
}
