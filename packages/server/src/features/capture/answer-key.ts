import { AppError, type KeySource } from '@identity/protocol'
import type { ChallengeRecord, Storage } from '@identity/storage'
import type { KeyAnswer, KeyQuestion } from '../../intake/intake-outcome.ts'

/** What was learnt while answering; `challenge` as it was before this capture. */
export interface KeyFacts {
  readonly keySource: KeySource
  readonly challenge: ChallengeRecord | null
  readonly deviceId: string | null
}

/** A key one could guess signs nothing; HMAC pads short keys with zeros and cannot tell `abc` from `abc\0`. */
const SELF_ASSERTED_KEY = /^[\x21-\x7e]{16,256}$/

const refused = (code: AppError['code'], pointer: string, message: string): KeyAnswer => ({
  kind: 'refused',
  code,
  errors: [{ pointer, message }],
})

/**
 * Where the key comes from. With a nonce: the challenge's stored secret, whatever the body says. Without: an active
 * device key of the tenant; any other key only proves that the body arrived whole.
 */
export async function answerKey(
  storage: Pick<Storage, 'challenges' | 'customers' | 'devices'>,
  tenantId: string,
  question: KeyQuestion,
): Promise<{ readonly answer: KeyAnswer; readonly facts: KeyFacts | null }> {
  const { customerId, nonce, hmacKey } = question
  if (nonce !== null) {
    const known = await storage.challenges.findByNonce(tenantId, nonce)
    const pointer = '/bundle/flashChallengeNonce'
    if (known === null) return { answer: refused('challenge_not_found', pointer, 'no such challenge'), facts: null }
    const { challenge } = known
    if (challenge.customerId !== customerId) {
      known.hmacKey.fill(0)
      return {
        answer: refused('challenge_customer_mismatch', '/customerId', 'the challenge was issued for another customer'),
        facts: null,
      }
    }
    if (challenge.revokedAtMs !== null) {
      known.hmacKey.fill(0)
      return { answer: refused('challenge_expired', pointer, 'revoked after too many bad signatures'), facts: null }
    }
    return { answer: { kind: 'key', key: known.hmacKey }, facts: { keySource: 'challenge', challenge, deviceId: null } }
  }
  if ((await storage.customers.get(tenantId, customerId)) === null)
    return { answer: refused('not_found', '/customerId', 'no such customer'), facts: null }
  if (hmacKey === null)
    return { answer: refused('invalid_request', '/hmacKey', 'is required without flashChallengeNonce'), facts: null }
  if (!SELF_ASSERTED_KEY.test(hmacKey))
    return { answer: refused('invalid_request', '/hmacKey', 'must be 16 to 256 visible ASCII characters'), facts: null }
  const device = await storage.devices.findByHmacKey(tenantId, hmacKey)
  return {
    answer: { kind: 'key', key: Buffer.from(hmacKey, 'utf8') },
    facts: { keySource: device === null ? 'self_asserted' : 'device', challenge: null, deviceId: device?.id ?? null },
  }
}
