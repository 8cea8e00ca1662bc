import { Link } from '@tanstack/react-router'

/** An id as a link to its page: its last eight letters, which is what tells ULIDs apart. */
export function DetailLink({
  to,
  id,
}: {
  readonly to: '/customers/$id' | '/verifications/$id' | '/bundles/$id' | '/queue/$id'
  readonly id: string
}) {
  return (
    <Link to={to} params={{ id }} title={id}>
      <code className="nowrap">{id.length > 14 ? `…${id.slice(-8)}` : id}</code>
    </Link>
  )
}
