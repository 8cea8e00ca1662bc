import type { Caller } from '../../http/access.ts'
import type { ReviewActor, Storage } from '@identity/storage'
import type { FastifyRequest } from 'fastify'

/** Who acts on a case: a person, or a key of the tenant's own back office. */
export const reviewActor = (request: FastifyRequest, caller: Caller): ReviewActor => ({
  id: caller.keyId,
  supervisor: caller.scopes.includes('reviews:override'),
  requestId: request.id,
})

type Names = (id: string) => string | null

/** Names of those who acted, asked for once each. Kept nowhere: an account holds its name sealed. */
export async function namesOf(
  storage: Pick<Storage, 'analysts' | 'apiKeys'>,
  tenantId: string,
  ids: readonly (string | undefined)[],
): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  const names = new Map<string, string>()
  if (wanted.some((id) => id.startsWith('key_')))
    for (const key of await storage.apiKeys.list(tenantId)) names.set(key.id, key.name)
  for (const id of wanted.filter((each) => each.startsWith('usr_'))) {
    const analyst = await storage.analysts.get(tenantId, id)
    if (analyst !== null) names.set(id, analyst.name)
  }
  return (id) => names.get(id) ?? null
}
