import type { ExtractedEvidence } from '../extract-evidence.ts'

/** Where captures are from. Figures of different sources are never added up. */
export const SOURCES = ['generated', 'recaptured', 'real'] as const
export type Source = (typeof SOURCES)[number]

/** What is true of one capture. `attack` and `control` captures are not what they seem; a control is only re-saved. */
export interface CaptureLabel {
  readonly source: Source
  readonly class: 'genuine' | 'attack' | 'control'
  /** Attack species by the names of the simulator; `genuine` and `control` for the others. */
  readonly species: string
  readonly condition: string
  readonly lighting: string
  readonly split: string
  readonly seed: number
  /** What captured it: a phone by name. */
  readonly phone: string
  /** What the attack was made with (display, printer, editor's skill); null for genuine. Counted as one unit. */
  readonly instrument: string | null
}

/** One capture after the pixels are gone: everything a policy needs to judge it, now or later. */
export interface CaptureRecord {
  /** Unique within a cache; the same capture always has the same key. */
  readonly key: string
  readonly label: CaptureLabel
  readonly evidence: ExtractedEvidence
  /** Wall ms by stage and measure, on the machine that measured. */
  readonly stageMs: Readonly<Record<string, number>>
  readonly failedMeasures: readonly string[]
}
