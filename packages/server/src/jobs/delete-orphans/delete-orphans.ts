import type { Context } from '../../context.ts'
import type { Job } from '../job.ts'

/** A frame is written before the row that names it; an hour is far longer than that can take. */
const ORPHAN_AGE_MS = 3_600_000
const INTERVAL_MS = 600_000
const BATCH = 500

/** Deletes sealed objects that no row names: what a kill between sealing and the next transaction leaves behind. */
export const deleteOrphans = {
  name: 'delete-orphans',
  intervalMs: () => INTERVAL_MS,
  atStart: false,
  async run({ storage, log }: Pick<Context, 'storage' | 'log'>, signal: AbortSignal) {
    const bornBefore = (await storage.nowMs()) - ORPHAN_AGE_MS
    let old: string[] = []
    let count = 0
    const deleteUnnamed = async () => {
      for (const key of await storage.sweeper.unreferencedKeys(old)) {
        await storage.blobs.delete(key)
        count++
      }
      old = []
    }
    for await (const { key, modifiedAtMs } of storage.blobs.list()) {
      if (signal.aborted) return
      if (modifiedAtMs < bornBefore) old.push(key)
      if (old.length >= BATCH) await deleteUnnamed()
    }
    await deleteUnnamed()
    if (count > 0) log.info({ count }, 'orphans deleted')
  },
} satisfies Job
