import type { SealContext, SealPurpose } from '../sealing/seal-context.ts'

/** The context of a JSON value that belongs to one row of a customer. */
export function jsonContext(
  purpose: SealPurpose,
  owner: { readonly tenantId: string; readonly customerId: string; readonly objectId: string },
): SealContext {
  return {
    tenantId: owner.tenantId,
    subjectId: owner.customerId,
    purpose,
    objectId: owner.objectId,
    index: 0,
    contentType: 'application/json',
  }
}
