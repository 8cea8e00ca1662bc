import { FACE_THRESHOLDS } from '@identity/pipeline/judge'
import { AppError, type FaceThresholds, type ProblemItem } from '@identity/protocol'
import type { TenantPort } from '@identity/storage'

/** The tenant's own, or the recommended ones. */
export async function thresholdsOf(tenants: Pick<TenantPort, 'get'>, tenantId: string): Promise<FaceThresholds> {
  return (await tenants.get(tenantId))?.settings.faceThresholds ?? FACE_THRESHOLDS
}

/** Throws `invalid_request` unless review < accept and candidate ≤ likely; the schema has checked the ranges. */
export function checkedThresholds({ accept, review, candidate, likely }: FaceThresholds): FaceThresholds {
  const errors: ProblemItem[] = []
  if (review >= accept) errors.push({ pointer: '/review', message: 'must be lower than accept' })
  if (candidate > likely) errors.push({ pointer: '/candidate', message: 'must not be higher than likely' })
  if (errors.length > 0) throw new AppError('invalid_request', { errors })
  return { accept, review, candidate, likely }
}
