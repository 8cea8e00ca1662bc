import type { Executor } from '../engine/engine.ts'
import type { StoredResponse } from '../records.ts'
import { asBuffer } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import type { Sealer } from '../sealing/sealer.ts'

/** The three columns a stored reply takes. All null until there is one. */
export interface ResponseColumns {
  readonly response_status: number | null
  readonly response_type: string | null
  readonly sealed_response: ArrayBuffer | Buffer | null
}

/** Whose reply it is. A reply may quote the card, so it is sealed like the card's fields. */
export interface ResponseOwner {
  readonly tenantId: string
  readonly subjectId: string
  /** Id of the capture, or the idempotency key's scope. */
  readonly objectId: string
}

export async function sealResponse(
  sealer: Sealer,
  db: Executor,
  owner: ResponseOwner,
  response: StoredResponse,
): Promise<{ response_status: number; response_type: string; sealed_response: Buffer }> {
  return {
    response_status: response.status,
    response_type: response.contentType,
    sealed_response: await sealer.seal(db, contextOf(owner, response.contentType), response.body),
  }
}

/** null when no reply was stored. */
export async function openResponse(
  sealer: Sealer,
  db: Executor,
  owner: ResponseOwner,
  columns: ResponseColumns,
): Promise<StoredResponse | null> {
  const { response_status: status, response_type: contentType, sealed_response: sealed } = columns
  if (status === null || contentType === null || sealed === null) return null
  return { status, contentType, body: await sealer.open(db, contextOf(owner, contentType), asBuffer(sealed)) }
}

function contextOf(owner: ResponseOwner, contentType: string): SealContext {
  return { ...owner, purpose: 'response', index: 0, contentType }
}
