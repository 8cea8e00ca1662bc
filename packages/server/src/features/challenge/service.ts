import { AppError, CHALLENGE_STEPS, CHALLENGE_TTL_MS, drawFlashSequence, SECRET_PREFIXES } from '@identity/protocol'
import type { ChallengeRequest, ChallengeResult } from '@identity/protocol'
import type { Context } from '../../context.ts'

/** Issues a single-use flash challenge for a customer of the tenant; its secret is returned this once. */
export async function issueChallenge(
  context: Pick<Context, 'storage' | 'randomInt' | 'newSecret' | 'newUuid'>,
  tenantId: string,
  request: ChallengeRequest,
): Promise<ChallengeResult> {
  const { storage } = context
  const customer = await storage.customers.get(tenantId, request.customerId)
  if (customer === null)
    throw new AppError('not_found', { errors: [{ pointer: '/customerId', message: 'no such customer' }] })
  const { colors, holdMs } = drawFlashSequence(request.steps ?? CHALLENGE_STEPS.default, context.randomInt)
  const hmacSecret = context.newSecret(SECRET_PREFIXES.challenge)
  const challenge = await storage.challenges.issue({
    tenantId,
    customerId: customer.id,
    nonce: context.newUuid(),
    hmacSecret,
    colors,
    holdMs,
    ttlMs: request.ttlMs ?? CHALLENGE_TTL_MS.default,
  })
  return {
    flashChallenge: {
      id: challenge.id,
      purpose: challenge.purpose,
      nonce: challenge.nonce,
      colors: challenge.colors,
      holdMs: challenge.holdMs,
      expiresAt: new Date(challenge.expiresAtMs).toISOString(),
      hmacSecret,
    },
  }
}
