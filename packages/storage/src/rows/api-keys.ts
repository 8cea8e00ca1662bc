import { createHash } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import { sql, type Selectable } from 'kysely'
import { inTransaction } from '../engine/engine.ts'
import type { ApiKeyPort } from '../ports.ts'
import type { ApiKeyMode, ApiKeyRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import type { PortContext } from './port-context.ts'
import { tenantPort } from './tenants.ts'

const PREFIXES: Readonly<Record<ApiKeyMode, string>> = {
  live: SECRET_PREFIXES.liveApiKey,
  test: SECRET_PREFIXES.testApiKey,
}
const SECRET_BYTES = 32
const HINT_CHARACTERS = 12
const NOTE_USE_EVERY_MS = 60_000

export function apiKeyPort(context: PortContext): ApiKeyPort {
  const { db, clock, newId, random } = context

  const findByHash = (hash: string) =>
    db.selectFrom('api_keys').selectAll().select(clock.as('now')).where('secret_hash', '=', hash).executeTakeFirst()

  const noteUse = async (row: Selectable<Tables['api_keys']>): Promise<void> => {
    const now = context.processClock()
    const noted = context.keyUses.get(row.id)
    if (noted !== undefined && now - noted < NOTE_USE_EVERY_MS) return
    context.keyUses.set(row.id, now)
    await db
      .updateTable('api_keys')
      .set({ last_used_at: clock })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', row.id)
      .execute()
  }

  const create: ApiKeyPort['create'] = async (input) => {
    // 256 random bits: nothing slower than SHA-256 is needed to make the stored hash useless to a thief.
    const secret = input.secret ?? PREFIXES[input.mode] + random(SECRET_BYTES).toString('base64url')
    const row = await db
      .insertInto('api_keys')
      .values({
        tenant_id: input.tenantId,
        id: newId('key'),
        name: input.name,
        mode: input.mode,
        scopes: JSON.stringify(input.scopes),
        hint: secret.slice(0, HINT_CHARACTERS),
        secret_hash: hashSecret(secret),
        created_at: clock,
        last_used_at: null,
        revoked_at: null,
        predecessor_id: null,
        expires_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { key: toRecord(row), secret }
  }

  return {
    create,
    ensure: async ({ secret, name, tenantName, scopes }) => {
      const hash = hashSecret(secret)
      const existing = await findByHash(hash)
      if (existing !== undefined) return toRecord(existing)
      try {
        return await inTransaction(db, async (trx) => {
          const inside = { ...context, db: trx }
          const tenant = await tenantPort(inside).create({ name: tenantName })
          const mode: ApiKeyMode = secret.startsWith(PREFIXES.test) ? 'test' : 'live'
          const made = await apiKeyPort(inside).create({ tenantId: tenant.id, name, mode, scopes, secret })
          return made.key
        })
      } catch (error) {
        // Another process was quicker: the unique hash made this transaction fail, tenant and all.
        const winner = db.isTransaction ? undefined : await findByHash(hash)
        if (winner === undefined) throw error
        return toRecord(winner)
      }
    },
    findBySecret: async (secret) => {
      const row = await findByHash(hashSecret(secret))
      if (row === undefined || row.revoked_at !== null || (row.expires_at ?? Infinity) <= row.now) return null
      await noteUse(row)
      return toRecord(row)
    },
    list: async (tenantId) => {
      const rows = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(toRecord)
    },
    revoke: async (tenantId, id) => {
      const row = await db
        .updateTable('api_keys')
        .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', clock) }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    get: async (tenantId, id) => {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    rotate: (tenantId, id, overlapMs) =>
      inTransaction(db, async (trx) => {
        const stops = sql<number>`${clock} + ${sql.lit(overlapMs)}`
        const old = await trx
          .updateTable('api_keys')
          // Least of the two, in words that both engines have.
          .set({ expires_at: sql<number>`case when expires_at < ${stops} then expires_at else ${stops} end` })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', clock)]))
          .returningAll()
          .executeTakeFirst()
        if (old === undefined) return null
        const { name, mode, scopes } = toRecord(old)
        const made = await apiKeyPort({ ...context, db: trx }).create({ tenantId, name, mode, scopes })
        const row = await trx
          .updateTable('api_keys')
          .set({ predecessor_id: id })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', made.key.id)
          .returningAll()
          .executeTakeFirstOrThrow()
        return { key: toRecord(row), secret: made.secret }
      }),
  }
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

function toRecord(row: Selectable<Tables['api_keys']>): ApiKeyRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    mode: row.mode,
    scopes: JSON.parse(row.scopes) as string[],
    hint: row.hint,
    createdAtMs: row.created_at,
    lastUsedAtMs: row.last_used_at,
    revokedAtMs: row.revoked_at,
    predecessorId: row.predecessor_id,
    expiresAtMs: row.expires_at,
  }
}
