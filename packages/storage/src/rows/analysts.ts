import { createHash } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import { sql, type Selectable } from 'kysely'
import { inTransaction } from '../engine/engine.ts'
import type { AnalystPort } from '../ports.ts'
import type { AnalystCredentials, AnalystRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import { analystSecondFactor } from './analyst-second-factor.ts'
import { analystSessionPort } from './analyst-sessions.ts'
import type { PortContext } from './port-context.ts'

const TOKEN_BYTES = 32

type Row = Selectable<Tables['analysts']>

export function analystPort(context: PortContext): AnalystPort {
  const { db, clock, index, sealer, newId, random } = context

  const toRecord = async (row: Row): Promise<AnalystRecord> => {
    const plain = await sealer.open(db, profileContext(row.tenant_id, row.id), asBuffer(row.sealed_profile))
    const { email, name } = JSON.parse(plain.toString('utf8')) as { email: string; name: string }
    return {
      id: row.id,
      tenantId: row.tenant_id,
      email,
      name,
      role: row.role,
      state: row.state,
      locale: row.locale,
      theme: row.theme,
      totpConfirmed: row.totp_confirmed === 1,
      createdAtMs: row.created_at,
      lastSignInAtMs: row.last_sign_in_at,
    }
  }
  const shown = async (row: Row | undefined) => (row === undefined ? null : toRecord(row))
  const select = (tenantId: string, id: string) =>
    db.selectFrom('analysts').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id)
  const change = (tenantId: string, id: string) =>
    db.updateTable('analysts').where('tenant_id', '=', tenantId).where('id', '=', id)
  // Not per tenant: a person signs in without naming one.
  const emailIndex = (email: string) => index.blind('analyst_email', '', normalEmail(email))

  return {
    add: async ({ tenantId, email, name, role, locale }) => {
      const id = newId('usr')
      const profile = Buffer.from(JSON.stringify({ email: email.trim(), name }), 'utf8')
      const row = await db
        .insertInto('analysts')
        .values({
          tenant_id: tenantId,
          id,
          email_index: emailIndex(email),
          sealed_profile: await sealer.seal(db, profileContext(tenantId, id), profile),
          role,
          state: 'invited',
          locale: locale ?? 'id',
          theme: 'system',
          password_hash: null,
          sealed_totp: null,
          totp_confirmed: 0,
          totp_last_step: 0,
          external_subject: null,
          created_at: clock,
          last_sign_in_at: null,
        })
        .onConflict((conflict) => conflict.column('email_index').doNothing())
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? 'email_taken' : toRecord(row)
    },
    get: async (tenantId, id) => shown(await select(tenantId, id).executeTakeFirst()),
    list: async (tenantId) => {
      const rows = await db
        .selectFrom('analysts')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return Promise.all(rows.map(toRecord))
    },
    hasAny: async () => (await db.selectFrom('analysts').select('id').limit(1).executeTakeFirst()) !== undefined,
    findByEmail: async (email) => {
      const row = await db
        .selectFrom('analysts')
        .selectAll()
        .where('email_index', '=', emailIndex(email))
        .executeTakeFirst()
      return row === undefined ? null : toCredentials(row)
    },
    findBySubject: async (subject) => {
      const row = await db
        .selectFrom('analysts')
        .selectAll()
        .where('external_subject', '=', sha256(subject))
        .executeTakeFirst()
      return row === undefined ? null : toCredentials(row)
    },
    bindSubject: async (tenantId, id, subject) => {
      const row = await change(tenantId, id)
        .set({ external_subject: sha256(subject), state: 'active' })
        .where('external_subject', 'is', null)
        .where('state', '!=', 'deactivated')
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    unbindSubject: async (tenantId, id) => {
      await change(tenantId, id).set({ external_subject: null }).execute()
    },
    credentials: async (tenantId, id) => {
      const row = await select(tenantId, id).executeTakeFirst()
      return row === undefined ? null : toCredentials(row)
    },

    update: (tenantId, id, wanted) =>
      inTransaction(db, async (trx) => {
        const inside = analystPort({ ...context, db: trx })
        // The tenant's row is locked until the end: of two admins who remove each other the second is told.
        await trx
          .updateTable('tenants')
          .set((eb) => ({ name: eb.ref('name') }))
          .where('id', '=', tenantId)
          .execute()
        const before = await inside.get(tenantId, id)
        if (before === null) return null
        const role = wanted.role ?? before.role
        const state = wanted.state === undefined ? before.state : await stateAfter(trx, tenantId, id, wanted.state)
        const loses = before.role === 'admin' && before.state === 'active' && (role !== 'admin' || state !== 'active')
        if (loses && (await otherAdmins(trx, tenantId, id)) === 0) return 'last_admin'
        await trx
          .updateTable('analysts')
          .set({ role, state })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', id)
          .execute()
        if (role !== before.role || state !== before.state)
          await analystSessionPort({ ...context, db: trx }).endAll(tenantId, id)
        return inside.get(tenantId, id)
      }),
    setPreferences: async (tenantId, id, { locale, theme }) => {
      if (locale === undefined && theme === undefined) return shown(await select(tenantId, id).executeTakeFirst())
      const row = await change(tenantId, id)
        .set({ ...(locale && { locale }), ...(theme && { theme }) })
        .returningAll()
        .executeTakeFirst()
      return shown(row)
    },
    setPassword: async (tenantId, id, passwordHash) => {
      const row = await change(tenantId, id)
        .set({ password_hash: passwordHash, state: 'active' })
        .where('state', '!=', 'deactivated')
        .returningAll()
        .executeTakeFirst()
      return shown(row)
    },
    noteSignIn: async (tenantId, id) => {
      await change(tenantId, id).set({ last_sign_in_at: clock }).execute()
    },

    ...analystSecondFactor(context),

    createLink: ({ tenantId, analystId, ttlMs }) =>
      inTransaction(db, async (trx) => {
        const token = SECRET_PREFIXES.analystLink + random(TOKEN_BYTES).toString('base64url')
        await trx
          .deleteFrom('analyst_links')
          .where('tenant_id', '=', tenantId)
          .where('analyst_id', analystId === null ? 'is' : '=', analystId)
          .execute()
        const row = await trx
          .insertInto('analyst_links')
          .values({
            token_hash: sha256(token),
            tenant_id: tenantId,
            analyst_id: analystId,
            created_at: clock,
            expires_at: sql<number>`${clock} + ${sql.lit(ttlMs)}`,
            used_at: null,
          })
          .returning('expires_at')
          .executeTakeFirstOrThrow()
        return { token, expiresAtMs: row.expires_at }
      }),
    takeLink: async (token) => {
      const row = await db
        .updateTable('analyst_links')
        .set({ used_at: clock })
        .where('token_hash', '=', sha256(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', clock)
        .returning(['tenant_id', 'analyst_id'])
        .executeTakeFirst()
      return row === undefined ? null : { tenantId: row.tenant_id, analystId: row.analyst_id }
    },
  }
}

/** Someone who never had a way to sign in goes back to `invited`. */
async function stateAfter(db: PortContext['db'], tenantId: string, id: string, wanted: 'active' | 'deactivated') {
  if (wanted === 'deactivated') return 'deactivated' as const
  const row = await db
    .selectFrom('analysts')
    .select(['password_hash', 'external_subject'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.password_hash ?? row?.external_subject) == null ? ('invited' as const) : ('active' as const)
}

async function otherAdmins(db: PortContext['db'], tenantId: string, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('analysts')
    .select((eb) => eb.fn.countAll<number | bigint>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('id', '!=', id)
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(count)
}

function normalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** An analyst serves the tenant: their name is under the tenant's own key. */
function profileContext(tenantId: string, analystId: string): SealContext {
  return {
    tenantId,
    subjectId: tenantId,
    purpose: 'analyst_profile',
    objectId: analystId,
    index: 0,
    contentType: 'application/json',
  }
}

function toCredentials(row: Row): AnalystCredentials {
  return {
    tenantId: row.tenant_id,
    analystId: row.id,
    state: row.state,
    passwordHash: row.password_hash,
    totpConfirmed: row.totp_confirmed === 1,
  }
}
