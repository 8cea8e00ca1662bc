import type { Analyst, AnalystMe, AnalystSession } from '@identity/protocol'
import type { AnalystRecord, AnalystSessionRecord, Storage } from '@identity/storage'
import type { Analyst as Principal } from '../../http/access.ts'
import { found } from '../../http/found.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

export const analystView = (record: AnalystRecord): Analyst => ({
  id: record.id,
  email: record.email,
  name: record.name,
  role: record.role,
  state: record.state,
  totpEnrolled: record.totpConfirmed,
  createdAt: iso(record.createdAtMs),
  lastSignInAt: record.lastSignInAtMs === null ? null : iso(record.lastSignInAtMs),
})

export const sessionView = (record: AnalystSessionRecord, currentId: string): AnalystSession => ({
  id: record.id,
  client: record.client,
  current: record.id === currentId,
  createdAt: iso(record.createdAtMs),
  lastSeenAt: iso(record.lastSeenAtMs),
  expiresAt: iso(record.expiresAtMs),
})

/** Everything the page shows of the person who is signed in. */
export async function meView(
  storage: Pick<Storage, 'analysts' | 'tenants'>,
  { tenantId, analystId, scopes, csrfToken, signIn }: Principal,
  idleMs: number,
): Promise<AnalystMe> {
  const person = found(await storage.analysts.get(tenantId, analystId))
  const tenant = found(await storage.tenants.get(tenantId))
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    scopes,
    locale: person.locale,
    theme: person.theme,
    tenant: { id: tenant.id, name: tenant.name },
    totpEnrolled: person.totpConfirmed,
    recoveryCodesLeft: await storage.analysts.recoveryCodesLeft(tenantId, analystId),
    session: { id: signIn.id, expiresAt: iso(signIn.expiresAtMs), idleMs },
    stage: signIn.stage,
    csrfToken,
  }
}
