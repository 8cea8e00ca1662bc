import type { Context } from '../../context.ts'
import type { Job } from '../job.ts'

const INTERVAL_MS = 3_600_000

/** Drops idempotency keys after their 24 hours and rate windows nobody uses any more. */
export const dropExpired = {
  name: 'drop-expired',
  intervalMs: () => INTERVAL_MS,
  atStart: true,
  async run({ storage, log }: Pick<Context, 'storage' | 'log'>) {
    const count = await storage.sweeper.dropExpired()
    if (count > 0) log.info({ count }, 'expired rows dropped')
  },
} satisfies Job
