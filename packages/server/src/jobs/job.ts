import type { Context } from '../context.ts'

/** Background work that any number of processes may do at once. */
export interface Job {
  /** Equals the folder name. */
  readonly name: string
  readonly intervalMs: (context: Context) => number
  /** At start too, or only after the first interval? */
  readonly atStart: boolean
  /** Must be safe to cut off anywhere. */
  readonly run: (context: Context, signal: AbortSignal) => Promise<void>
}
