import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Page } from '../parts/page.tsx'
import { Empty, Failure } from '../parts/states.tsx'
import { useText } from '../text/text-context.ts'

export function NoSuchPage() {
  const text = useText()
  return (
    <Page title={text('missing.title')}>
      <Empty title={text('missing.title')} icon="search" action={<Link to="/queue">{text('missing.toQueue')}</Link>}>
        {text('missing.why')}
      </Empty>
    </Page>
  )
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const text = useText()
  return (
    <Page title={text('state.failed')}>
      <Failure error={error} retry={reset} />
    </Page>
  )
}
