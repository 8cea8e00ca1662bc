import type { CaptureLabel } from '@identity/pipeline/calibration'
import type { BurstClass, BurstSetLabel, Condition, Lighting, SimulatedBurst, Split } from '@identity/specimen'

/** A capture to be made from its seed. */
export interface GeneratedCapture {
  readonly kind: 'generated'
  readonly species: BurstClass
  readonly seed: number
  readonly split: Split
  readonly condition: Condition
  readonly lighting: Lighting
  readonly frames: number
  readonly widthPx: number
}

/** A capture that lies in a folder. */
export interface StoredCapture {
  readonly kind: 'stored'
  readonly dir: string
  readonly label: SetLabel
}

/** As `labels.json` of a set has it; a set of photos that were taken, not made, may leave out all but files and species. */
export type SetLabel = Pick<BurstSetLabel, 'files' | 'species'> &
  Partial<BurstSetLabel> & { readonly source?: CaptureLabel['source']; readonly lighting?: string }

export type PlannedCapture = GeneratedCapture | StoredCapture

/** The name under which its evidence is kept. */
export function captureKey(capture: PlannedCapture): string {
  if (capture.kind === 'stored') return `set/${capture.label.files[0] ?? 'empty'}`
  const { species, seed, split, condition, lighting, frames, widthPx } = capture
  return [split, seed, species, condition, lighting, `${frames}x${widthPx}`].join('/')
}

/** What an attack was made with, as far as the draws behind it tell. */
export function instrumentOf(truth: SimulatedBurst['truth']): string | null {
  for (const name of ['display', 'printer', 'skill'] as const) {
    const value = truth[name]
    if (typeof value === 'string') return value
  }
  return null
}
