import type { Measure } from './burst-view.ts'

/** Every forensic measure by the name its evidence has; each stands in a folder of its own beside this file. */
export const MEASURES = {} as const satisfies Readonly<Record<string, Measure<unknown>>>

/** What the measures found, one member each; null where nothing could be measured. */
export type ForensicEvidence = {
  readonly [Name in keyof typeof MEASURES]: Awaited<ReturnType<(typeof MEASURES)[Name]>>
}
