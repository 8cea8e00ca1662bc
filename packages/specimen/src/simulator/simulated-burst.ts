import type { FieldName } from '@identity/ktp'
import type { FlashSample, FrameMeta } from '@identity/protocol'
import type { FlashColors, FlashResponse } from '../flash/flash-response.ts'
import type { Quad } from '../photo/quad.ts'
import type { Condition } from './conditions.ts'
import type { Species } from './species.ts'
import type { Split } from './factors/split.ts'

/** A rectangle on the flat card as fractions of it: x, y, width, height. */
export type CardBox = readonly [x: number, y: number, width: number, height: number]

/** What was changed on a forged card, where it was, and what stood there before. */
export interface Alteration {
  /** The field, or the portrait. */
  target: FieldName | 'portrait'
  box: CardBox
  /** Text as shown and as first printed; absent for the portrait. */
  shown?: string
  original?: string
  /** Frames that carry it. */
  frames: readonly number[]
}

export interface BurstLabels {
  /** `control`: a genuine capture through an editor's hands; the content is untouched, the file is not. */
  class: 'genuine' | 'attack' | 'control'
  species: Species | 'genuine' | 'control'
  condition: Condition
  split: Split
  seed: number
  /** What is printed on the card in view, alterations included. */
  fields: Record<FieldName, string>
  header: { province: string; regency: string }
  alterations: readonly Alteration[]
  flashResponse: FlashResponse
}

/** One capture as an SDK would send it, and all that is true of it. */
export interface SimulatedBurst {
  /** JPEG, now and then PNG. */
  frames: Uint8Array[]
  /** The card's corners on each frame, px of the file, top left first as the card reads. */
  quads: Quad[]
  meta: FrameMeta[]
  flash: FlashColors
  /** The front camera's report of the challenge. */
  flashSamples: FlashSample[]
  labels: BurstLabels
  /** Instruments by name and the draws behind the picture; plain data. Same seed, same truth. */
  truth: Readonly<Record<string, unknown>>
}
