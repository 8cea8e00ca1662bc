import type { Executor } from '../engine/engine.ts'
import type { RiskLevel } from '@identity/protocol'

/** A single vote from here on can fail a bundle by itself (`accuserFrom` of the policy). */
const STRONG_OBJECTION_LLR = 1.5
/** Scores are 100 / (1 + e^(Λ/1.5)): 40 is where the sum of the votes leans against the card, 60 where it leans for it. */
const HIGH_BELOW_SCORE = 40
const MEDIUM_BELOW_SCORE = 60

/** The reason of a case in which nobody objected: too little was there to say yes. */
export const COVERAGE = 'coverage'

/** How much is at stake when this bundle is approved; docs/reviews.md explains the formula, 0007-reviews.ts repeats it for older bundles. */
export function reviewFacts(
  score: number,
  votes: readonly { readonly name: string; readonly passed: boolean | null; readonly llr: number }[],
): { readonly risk: number; readonly riskLevel: RiskLevel; readonly reasons: readonly string[] } {
  const objections = votes.filter(({ passed }) => passed === false).sort((a, b) => b.llr - a.llr)
  const strongest = objections.at(0)?.llr ?? 0
  let riskLevel: RiskLevel = 'low'
  if (strongest >= STRONG_OBJECTION_LLR || score < HIGH_BELOW_SCORE) riskLevel = 'high'
  else if (objections.length > 0 || score < MEDIUM_BELOW_SCORE) riskLevel = 'medium'
  const reasons = objections.length === 0 ? [COVERAGE] : objections.map(({ name }) => name)
  return { risk: Math.round(100 - score), riskLevel, reasons }
}

/** `rev_` and the ULID of the bundle: a bundle has one case. */
export const caseIdOf = (bundleId: string): string => `rev_${bundleId.replace(/^ktpb_/, '')}`

/** The number of the next change; its row stays locked until the transaction ends, so numbers become visible in their order. */
export async function nextReviewSequence(trx: Executor, tenantId: string): Promise<number> {
  const { sequence } = await trx
    .insertInto('review_heads')
    .values({ tenant_id: tenantId, sequence: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((eb) => ({ sequence: eb('review_heads.sequence', '+', 1) })),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow()
  return sequence
}

/** Nothing is left to look at: the cases of an erased customer leave the queue. Part of the erasure's transaction. */
export async function closeReviewsOfErased(trx: Executor, tenantId: string, customerId: string): Promise<void> {
  const undecided = await trx
    .selectFrom('review_cases')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('state', '<>', 'decided')
    .limit(1)
    .executeTakeFirst()
  if (undecided === undefined) return
  const sequence = await nextReviewSequence(trx, tenantId)
  await trx
    .updateTable('review_cases')
    .set({ state: 'decided', reason_code: 'customer_erased', claim_until: 0, change_sequence: sequence })
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('state', '<>', 'decided')
    .execute()
}
