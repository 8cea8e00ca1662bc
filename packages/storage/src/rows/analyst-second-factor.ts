import { inTransaction, type Executor } from '../engine/engine.ts'
import type { AnalystPort } from '../ports.ts'
import { asBuffer } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import type { PortContext } from './port-context.ts'

type SecondFactor = Pick<
  AnalystPort,
  | 'beginTotp'
  | 'openTotp'
  | 'confirmTotp'
  | 'takeTotpStep'
  | 'resetTotp'
  | 'replaceRecoveryCodes'
  | 'takeRecoveryCode'
  | 'recoveryCodesLeft'
>

/** Authenticator secret, used time steps and recovery codes of an analyst. */
export function analystSecondFactor({ db, clock, sealer }: PortContext): SecondFactor {
  const change = (executor: Executor, tenantId: string, id: string) =>
    executor.updateTable('analysts').where('tenant_id', '=', tenantId).where('id', '=', id)

  const replaceCodes = async (trx: Executor, tenantId: string, id: string, hashes: readonly string[]) => {
    await trx
      .deleteFrom('analyst_recovery_codes')
      .where('tenant_id', '=', tenantId)
      .where('analyst_id', '=', id)
      .execute()
    if (hashes.length === 0) return
    await trx
      .insertInto('analyst_recovery_codes')
      .values(hashes.map((hash) => ({ tenant_id: tenantId, analyst_id: id, code_hash: hash, used_at: null })))
      .execute()
  }

  return {
    beginTotp: async (tenantId, id, secret) => {
      const sealed = await sealer.seal(db, totpContext(tenantId, id), secret)
      const { numUpdatedRows } = await change(db, tenantId, id)
        .set({ sealed_totp: sealed, totp_last_step: 0 })
        .where('totp_confirmed', '=', 0)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    openTotp: async (tenantId, id) => {
      const row = await db
        .selectFrom('analysts')
        .select(['sealed_totp', 'totp_confirmed', 'totp_last_step'])
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (row === undefined || row.sealed_totp === null) return null
      return {
        secret: await sealer.open(db, totpContext(tenantId, id), asBuffer(row.sealed_totp)),
        confirmed: row.totp_confirmed === 1,
        lastStep: row.totp_last_step,
      }
    },
    confirmTotp: (tenantId, id, step, hashes) =>
      inTransaction(db, async (trx) => {
        const { numUpdatedRows } = await change(trx, tenantId, id)
          .set({ totp_confirmed: 1, totp_last_step: step })
          .where('totp_confirmed', '=', 0)
          .where('sealed_totp', 'is not', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await replaceCodes(trx, tenantId, id, hashes)
        return true
      }),
    takeTotpStep: async (tenantId, id, step) => {
      const { numUpdatedRows } = await change(db, tenantId, id)
        .set({ totp_last_step: step })
        .where('totp_confirmed', '=', 1)
        .where('totp_last_step', '<', step)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    resetTotp: (tenantId, id) =>
      inTransaction(db, async (trx) => {
        await change(trx, tenantId, id).set({ sealed_totp: null, totp_confirmed: 0, totp_last_step: 0 }).execute()
        await replaceCodes(trx, tenantId, id, [])
      }),
    replaceRecoveryCodes: (tenantId, id, hashes) => inTransaction(db, (trx) => replaceCodes(trx, tenantId, id, hashes)),
    takeRecoveryCode: async (tenantId, id, hash) => {
      const { numUpdatedRows } = await db
        .updateTable('analyst_recovery_codes')
        .set({ used_at: clock })
        .where('tenant_id', '=', tenantId)
        .where('analyst_id', '=', id)
        .where('code_hash', '=', hash)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    recoveryCodesLeft: async (tenantId, id) => {
      const { count } = await db
        .selectFrom('analyst_recovery_codes')
        .select((eb) => eb.fn.countAll<number | bigint>().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('analyst_id', '=', id)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

function totpContext(tenantId: string, analystId: string): SealContext {
  return {
    tenantId,
    subjectId: tenantId,
    purpose: 'totp_secret',
    objectId: analystId,
    index: 0,
    contentType: 'application/octet-stream',
  }
}
