import type { Customer } from '@identity/protocol'
import type { CustomerRecord } from '@identity/storage'

export const customerView = (record: CustomerRecord): Customer => ({
  id: record.id,
  externalRef: record.externalRef,
  kycTier: record.kycTier,
  createdAt: new Date(record.createdAtMs).toISOString(),
  updatedAt: new Date(record.updatedAtMs).toISOString(),
})
