import { AppError } from '@identity/protocol'
import type { Caller } from './access.ts'

/**
 * A key cannot hand out more than it has, or any key that may manage keys or members would have every scope. A person
 * who may is an admin, and decides for the whole tenant.
 * @throws AppError `forbidden_scope`
 */
export function refuseEscalation({ analyst, scopes }: Caller, granted: readonly string[]): void {
  if (analyst !== null) return
  const beyond = granted.filter((scope) => !scopes.includes(scope))
  if (beyond.length > 0)
    throw new AppError('forbidden_scope', { detail: `A key cannot give what it lacks: ${beyond.join(', ')}.` })
}
