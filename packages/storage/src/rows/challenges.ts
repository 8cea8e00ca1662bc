import { sql, type Selectable } from 'kysely'
import type { ChallengePort } from '../ports.ts'
import type { ChallengeRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import type { PortContext } from './port-context.ts'

const MAX_BAD_SIGNATURES = 3
const DAY_MS = 86_400_000

export function challengePort({ db, clock, sealer, newId }: PortContext): ChallengePort {
  return {
    issue: async (input) => {
      const { tenantId, customerId, nonce } = input
      const id = newId('fc')
      const secret = Buffer.from(input.hmacSecret, 'utf8')
      const sealed = await sealer.seal(db, secretContext(tenantId, customerId, id), secret)
      secret.fill(0)
      // Read once: two mentions of the clock in one statement may be a millisecond apart.
      const { rows } = await sql<{ now: number }>`select ${clock} as now`.execute(db)
      const issuedAtMs = rows.at(0)!.now
      const row = await db
        .insertInto('challenges')
        .values({
          tenant_id: tenantId,
          id,
          customer_id: customerId,
          purpose: 'ktp',
          nonce,
          colors: JSON.stringify(input.colors),
          hold_ms: JSON.stringify(input.holdMs),
          sealed_secret: sealed,
          issued_at: issuedAtMs,
          expires_at: issuedAtMs + checkedTtl(input.ttlMs),
          consumed_at: null,
          consumed_digest: null,
          bad_signatures: 0,
          revoked_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toChallenge(row)
    },
    findByNonce: async (tenantId, nonce) => {
      const row = await db
        .selectFrom('challenges')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('nonce', '=', nonce)
        .executeTakeFirst()
      if (row === undefined) return null
      const context = secretContext(tenantId, row.customer_id, row.id)
      return { challenge: toChallenge(row), hmacKey: await sealer.open(db, context, asBuffer(row.sealed_secret)) }
    },
    noteBadSignature: async (tenantId, id) => {
      const row = await db
        .updateTable('challenges')
        .set((eb) => ({
          bad_signatures: eb('bad_signatures', '+', 1),
          revoked_at: sql<
            number | null
          >`case when bad_signatures + 1 >= ${sql.lit(MAX_BAD_SIGNATURES)} then coalesce(revoked_at, ${clock}) end`,
        }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('consumed_at', 'is', null)
        .returning(['bad_signatures', 'revoked_at'])
        .executeTakeFirst()
      return { badSignatures: row?.bad_signatures ?? 0, revoked: (row?.revoked_at ?? null) !== null }
    },
    attemptsInLastDay: async (tenantId, customerId) => {
      const { attempts } = await db
        .selectFrom('challenges')
        .select((eb) => eb.fn.countAll<number>().as('attempts'))
        .where('tenant_id', '=', tenantId)
        .where('customer_id', '=', customerId)
        .where('consumed_at', '>', sql<number>`${clock} - ${sql.lit(DAY_MS)}`)
        .executeTakeFirstOrThrow()
      return attempts
    },
  }
}

function checkedTtl(ttlMs: number): number {
  if (!Number.isSafeInteger(ttlMs)) throw new RangeError(`ttlMs must be an integer, got ${ttlMs}`)
  return ttlMs
}

function secretContext(tenantId: string, customerId: string, challengeId: string): SealContext {
  return {
    tenantId,
    subjectId: customerId,
    purpose: 'challenge_secret',
    objectId: challengeId,
    index: 0,
    contentType: 'text/plain',
  }
}

export function toChallenge(row: Selectable<Tables['challenges']>): ChallengeRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    purpose: row.purpose,
    nonce: row.nonce,
    colors: JSON.parse(row.colors) as string[],
    holdMs: JSON.parse(row.hold_ms) as number[],
    issuedAtMs: row.issued_at,
    expiresAtMs: row.expires_at,
    consumedAtMs: row.consumed_at,
    consumedDigest: row.consumed_digest,
    badSignatures: row.bad_signatures,
    revokedAtMs: row.revoked_at,
  }
}
