import { useParams } from '@tanstack/react-router'
import { ProblemError } from '../api/problem.ts'
import { BundleView } from '../case/bundle-view.tsx'
import { useBundle } from '../case/use-bundle.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Page } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { NoSuchPage } from '../shell/page-failure.tsx'
import { useLanguage } from '../text/text-context.ts'

export function BundlePage() {
  const { id } = useParams({ from: '/bundles/$id' })
  const { text, word } = useLanguage()
  const bundle = useBundle(id)
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
    >
      <BundleView key={id} bundle={bundle.data} />
    </Page>
  )
}
