import type { Context } from '../../context.ts'
import type { Job } from '../job.ts'

/** Retention is counted in days; an hour late is on time. */
const INTERVAL_MS = 3_600_000
/** Bundles in one go, so that stopping does not wait long. */
const BATCH = 100

/** Destroys the frames that a tenant keeps no longer (`retentionDays`). What was found on them stays. */
export const purgeFrames = {
  name: 'purge-frames',
  intervalMs: () => INTERVAL_MS,
  atStart: true,
  async run({ storage, log }: Pick<Context, 'storage' | 'log'>, signal: AbortSignal) {
    let count = 0
    for (;;) {
      const keys = await storage.sweeper.purgeDueFrames({ limit: BATCH })
      for (const key of keys) await storage.blobs.delete(key)
      count += keys.length
      if (keys.length === 0 || signal.aborted) break
    }
    if (count > 0) log.info({ count }, 'frames purged')
  },
} satisfies Job
