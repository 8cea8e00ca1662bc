import { AsyncLocalStorage } from 'node:async_hooks'

/** Milliseconds by stage of one request. */
export type StageMs = Readonly<Record<string, number>>

export interface StageTimes {
  /** Adds to the histogram and, inside `collect`, to what the request took. */
  readonly record: (stage: string, ms: number) => void
  /** Runs a request and gives the stages recorded in it, however deep in the call. */
  readonly collect: <T>(work: () => Promise<T>) => Promise<{ readonly result: T; readonly stageMs: StageMs }>
}

export function createStageTimes(observe: (stage: string, seconds: number) => void): StageTimes {
  const current = new AsyncLocalStorage<Record<string, number>>()
  return {
    record(stage, ms) {
      observe(stage, ms / 1000)
      const stageMs = current.getStore()
      if (stageMs !== undefined) stageMs[stage] = (stageMs[stage] ?? 0) + ms
    },
    async collect(work) {
      const stageMs: Record<string, number> = {}
      const result = await current.run(stageMs, work)
      return { result, stageMs }
    },
  }
}

/** The `Server-Timing` header (W3C): `parse;dur=12.5, ocr;dur=410.2`. */
export function serverTiming(stageMs: StageMs): string {
  return Object.entries(stageMs)
    .map(([stage, ms]) => `${stage};dur=${ms.toFixed(1)}`)
    .join(', ')
}
