import { AppError, type TenantSettingsView } from '@identity/protocol'
import { ref, TenantSettingsChangeSchema, TenantSettingsViewSchema } from '@identity/protocol/schema'
import type { TenantRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { found } from '../../http/found.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'

const PATH = '/api/identity/tenant/settings'
const TAG = ['Administration']

const settingsView = ({ settings }: TenantRecord): TenantSettingsView => ({
  allowSelfAssertedKeys: settings.allowSelfAssertedKeys,
  retentionDays: settings.retentionDays,
  secondApproverFrom: settings.secondApproverFrom,
  reviewClaimMs: settings.reviewClaimMs,
})

/** What changed, by the names that the API has, each from and to. */
function changes(before: TenantSettingsView, after: TenantSettingsView): Record<string, unknown> {
  const names = Object.keys(after) as (keyof TenantSettingsView)[]
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, { from: before[name], to: after[name] }]),
  )
}

/** Settings of a tenant; face thresholds have a route of their own. */
export function tenantSettingsRoutes(app: App, { storage }: Context): void {
  app.get(PATH, {
    config: { access: ['settings:manage'] },
    schema: {
      operationId: 'getTenantSettings',
      tags: TAG,
      summary: 'Get the settings of the tenant',
      response: { 200: replySchema(TenantSettingsViewSchema), ...problemReplies() },
    },
    handler: async (request) => settingsView(found(await storage.tenants.get(callerOf(request).tenantId))),
  })

  app.patch(PATH, {
    config: { access: ['settings:manage'] },
    schema: {
      operationId: 'changeTenantSettings',
      tags: TAG,
      summary: 'Change settings of the tenant',
      description: 'Only the members that are sent; they hold for what comes from now on. Each change is audited.',
      body: ref(TenantSettingsChangeSchema),
      response: {
        200: replySchema(TenantSettingsViewSchema),
        ...problemReplies(...BODY_PROBLEMS),
      },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const { allowSelfAssertedKeys, retentionDays, secondApproverFrom, reviewClaimMs } = request.body
      return storage.transaction(async (ports) => {
        const before = settingsView(found(await ports.tenants.get(tenantId)))
        const tenant = await ports.tenants.updateSettings(tenantId, {
          ...(allowSelfAssertedKeys !== undefined && { allowSelfAssertedKeys }),
          ...(retentionDays !== undefined && { retentionDays: daysOf(retentionDays) }),
          ...(secondApproverFrom !== undefined && { secondApproverFrom }),
          ...(reviewClaimMs !== undefined && { reviewClaimMs }),
        })
        if (tenant === null) throw new AppError('not_found')
        const after = settingsView(tenant)
        const details = changes(before, after)
        if (Object.keys(details).length > 0) {
          await ports.audit.append({ ...auditEntry(request, 'tenant.settings_changed', tenantId), details })
        }
        return after
      })
    },
  })
}

/** Members that the schema does not know are not kept. */
const daysOf = ({ passed, failed, review }: TenantSettingsView['retentionDays']) => ({ passed, failed, review })
