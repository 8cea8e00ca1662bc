import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CaptureRecord } from '@identity/pipeline/calibration'
import { startPhotoProcess, type PhotoProcess } from '../bench/photo-process.ts'
import { openEvidenceCache, readEvidenceCache } from './evidence-cache.ts'
import { captureKey, type PlannedCapture } from './planned-capture.ts'

export interface MeasureOptions {
  /** JSON lines; captures found there are not measured again. */
  readonly cache: string
  readonly workers: number
  /** Called after each capture that was measured or failed. */
  readonly onProgress: (done: number, total: number) => void
}

export interface MeasuredCaptures {
  /** Of the plan, in its order, those that could be measured. */
  readonly records: readonly CaptureRecord[]
  readonly failed: readonly { readonly key: string; readonly why: string }[]
}

type Worker = PhotoProcess<{ readonly record: CaptureRecord }>

/** Measures what the cache does not hold yet, in a bounded pool of processes; each result is kept at once. */
export async function measureCaptures(
  plan: readonly PlannedCapture[],
  { cache, workers, onProgress }: MeasureOptions,
): Promise<MeasuredCaptures> {
  const held = new Map((await readEvidenceCache(cache)).map((record) => [record.key, record]))
  const keep = await openEvidenceCache(cache)
  const waiting = plan.filter((capture) => !held.has(captureKey(capture)))
  const failed: { key: string; why: string }[] = []
  let done = plan.length - waiting.length
  const work = async (): Promise<void> => {
    let worker: Worker | null = null
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        worker ??= await startPhotoProcess(measureProcessFile())
        try {
          const { record } = await worker.ask(next)
          await keep(record)
          held.set(record.key, record)
        } catch (error) {
          failed.push({ key: captureKey(next), why: error instanceof Error ? error.message : 'unknown' })
          // It may be gone or hang: the next capture gets a new one.
          await worker.close()
          worker = null
        }
        onProgress(++done, plan.length)
      }
    } finally {
      await worker?.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(workers, waiting.length) }, work))
  return {
    records: plan.flatMap((capture) => held.get(captureKey(capture)) ?? []),
    failed,
  }
}

/** Node 20 runs no TypeScript: from `src` (tests) the built process is taken. */
function measureProcessFile(): string {
  const beside = fileURLToPath(new URL('./measure-process.js', import.meta.url))
  const file = import.meta.url.endsWith('.ts') ? beside.replace('/cli/src/', '/cli/dist/') : beside
  if (!existsSync(file)) throw new Error('the process that measures is not built: run npx tsc -b packages/cli')
  return file
}
