import { createHash } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import type { Selectable } from 'kysely'
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
    db.selectFrom('api_keys').selectAll().where('secret_hash', '=', hash).executeTakeFirst()

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
      if (row === undefined || row.revoked_at !== null) return null
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
  }
}
