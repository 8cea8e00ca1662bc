import type { Context } from '../context.ts'
import { describeError } from '../http/log.ts'
import { deleteOrphans } from './delete-orphans/delete-orphans.ts'
import { dropExpired } from './drop-expired/drop-expired.ts'
import { finishCaptures } from './finish-captures/finish-captures.ts'
import type { Job } from './job.ts'
import { purgeFrames } from './purge-frames/purge-frames.ts'

export const JOBS: readonly Job[] = [finishCaptures, deleteOrphans, dropExpired, purgeFrames]

/** Runs every job on its interval, never twice at once. What a job throws is logged and tried again next time. */
export function startJobs(context: Context, jobs: readonly Job[] = JOBS): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  const schedule = (job: Job, delayMs: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      const run = job
        .run(context, stopping.signal)
        .catch((error: unknown) => context.log.warn({ failure: describeError(error) }, `job ${job.name} failed`))
        .then(() => {
          running.delete(run)
          if (!stopping.signal.aborted) schedule(job, job.intervalMs(context))
        })
      running.add(run)
    }, delayMs)
    timers.add(timer)
  }
  for (const job of jobs) schedule(job, job.atStart ? 0 : job.intervalMs(context))

  return {
    async stop() {
      stopping.abort()
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
