import type { Verdict } from '@identity/protocol'
import type { Executor } from '../engine/engine.ts'
import type { PortContext } from './port-context.ts'
import { caseIdOf, nextReviewSequence, reviewFacts } from './review-facts.ts'

/** Opens the case of a bundle, within the caller's transaction. Nothing when it has one. */
export async function openReviewCase(
  { clock }: Pick<PortContext, 'clock'>,
  trx: Executor,
  bundle: {
    readonly tenantId: string
    readonly bundleId: string
    readonly customerId: string
    readonly verdict: Exclude<Verdict, 'passed'>
    readonly platform: string
    readonly score: number
    readonly votes: Parameters<typeof reviewFacts>[1]
  },
): Promise<void> {
  const { risk, riskLevel, reasons } = reviewFacts(bundle.score, bundle.votes)
  const opened = await trx
    .insertInto('review_cases')
    .values({
      tenant_id: bundle.tenantId,
      id: caseIdOf(bundle.bundleId),
      bundle_id: bundle.bundleId,
      customer_id: bundle.customerId,
      verdict: bundle.verdict,
      state: 'open',
      platform: bundle.platform,
      risk,
      risk_level: riskLevel,
      reasons: JSON.stringify(reasons),
      opened_at: clock,
      claim_until: 0,
      change_sequence: await nextReviewSequence(trx, bundle.tenantId),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'opened_at'])
    .executeTakeFirst()
  if (opened === undefined) return
  await trx
    .insertInto('review_case_reasons')
    .values(
      [...new Set(reasons)].map((reason) => ({
        tenant_id: bundle.tenantId,
        reason,
        opened_at: opened.opened_at,
        case_id: opened.id,
      })),
    )
    .execute()
}
