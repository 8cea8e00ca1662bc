/**
 * What a sealed object is and whom it belongs to. It is not stored with the object: whoever opens it must know it, and an
 * object moved to another row, frame index or tenant does not open.
 */
export interface SealContext {
  readonly tenantId: string
  /** Whose key: a customer, or the tenant itself for what belongs to no customer. */
  readonly subjectId: string
  readonly purpose: SealPurpose
  /** Id of the row the object belongs to. */
  readonly objectId: string
  /** Position within that row; 0 where there is only one. */
  readonly index: number
  readonly contentType: string
}

export type SealPurpose =
  | 'frame'
  | 'challenge_secret'
  | 'device_key'
  | 'pending_bundle'
  | 'votes'
  | 'evidence'
  | 'ocr'
  | 'embedding'
  | 'review_text'
  | 'response'
  | 'analyst_profile'
  | 'totp_secret'

/** Fields one after another, each behind its length, so that no two contexts encode alike. */
export function encodeSealContext(context: SealContext): Buffer {
  return encodeFields([
    context.tenantId,
    context.subjectId,
    context.purpose,
    context.objectId,
    String(context.index),
    context.contentType,
  ])
}

export function encodeFields(fields: readonly string[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}
