import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeAnalysts } from './storage-contract/analysts.ts'
import { describeAudit } from './storage-contract/audit.ts'
import { describeCaptureSessions } from './storage-contract/capture-sessions.ts'
import { describeCaptures } from './storage-contract/captures.ts'
import { describeChallenges } from './storage-contract/challenges.ts'
import { describeFaces } from './storage-contract/faces.ts'
import { Fixture, type StorageUnderTest } from './storage-contract/fixture.ts'
import { describeFrames } from './storage-contract/frames.ts'
import { describeIdempotency } from './storage-contract/idempotency.ts'
import { describeIdentities } from './storage-contract/identities.ts'
import { describeRateLimits } from './storage-contract/rate-limits.ts'
import { describeReviews } from './storage-contract/reviews.ts'
import { describeUpkeep } from './storage-contract/upkeep.ts'

/** The contract of the ports: what must hold whichever engine answers. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  // Generous: 500 captures at once on a busy machine.
  describe(name, { timeout: 120_000 }, () => {
    const fixture = new Fixture()
    beforeAll(() => fixture.open(open))
    afterAll(() => fixture.under.close())

    describeIdentities(fixture)
    describeAnalysts(fixture)
    describeChallenges(fixture)
    describeCaptureSessions(fixture)
    describeCaptures(fixture)
    describeFrames(fixture)
    describeFaces(fixture)
    describeIdempotency(fixture)
    describeRateLimits(fixture)
    describeReviews(fixture)
    describeAudit(fixture)
    describeUpkeep(fixture)

    it('is ready, and its clock runs', async () => {
      await fixture.storage.check()
      expect(Math.abs((await fixture.storage.nowMs()) - Date.now())).toBeLessThan(60_000)
    })
  })
}
