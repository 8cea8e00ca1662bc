import type { Verification } from '@identity/protocol'
import type { VerificationRecord } from '@identity/storage'

export const verificationView = (record: VerificationRecord): Verification => ({
  id: record.id,
  customerId: record.customerId,
  ktpBundleId: record.bundleId,
  status: record.status,
  score: record.score,
  assuranceTier: record.assuranceTier,
  actorUserId: record.actorUserId,
  supersedesId: record.supersedesId,
  supersededById: record.supersededById,
  createdAt: new Date(record.createdAtMs).toISOString(),
})
