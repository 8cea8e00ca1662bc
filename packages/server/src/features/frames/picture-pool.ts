import { AppError } from '@identity/protocol'
import { Piscina } from 'piscina'
import { workerFile } from '../../worker-file.ts'
import type { PictureTask } from './render-picture.ts'

export interface PicturePool {
  /** @throws AppError `overloaded` when too many wait, `frame_invalid` when the picture cannot be decoded. */
  render(task: PictureTask): Promise<Buffer>
  close(): Promise<void>
}

/** A person looks at one case: a burst of ten frames for a few of them. */
const MAX_WAITING = 48
const IDLE_MS = 30_000
const THREAD_HEAP_MB = 512
const RETRY_SECONDS = 2

/** One thread; none while nobody looks. */
export function openPicturePool(): PicturePool {
  const pool = new Piscina<PictureTask, Uint8Array>({
    filename: workerFile(import.meta.url, './picture-worker'),
    minThreads: 0,
    maxThreads: 1,
    maxQueue: MAX_WAITING,
    idleTimeout: IDLE_MS,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  })
  return {
    async render(task) {
      if (pool.queueSize >= MAX_WAITING) throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS })
      try {
        return Buffer.from(await pool.run(task))
      } catch (error) {
        throw new AppError('frame_invalid', { detail: 'The stored picture cannot be drawn.', cause: error })
      }
    },
    close: () => pool.destroy(),
  }
}
