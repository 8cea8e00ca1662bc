import type { DecodedFrame } from './engines/decode/decode-frame.ts'
import type { ReadingEvidence } from './evidence/evidence.ts'

/** Port to the engine that finds and reads the card; the real one holds a loaded OCR model. */
export interface CardReader {
  /** Engine and model identity, as recorded in `ReadingEvidence.engine`. */
  readonly engine: string
  /** Never throws for what is on the picture: no card is a value. */
  readonly read: (frame: DecodedFrame, frameIndex: number) => Promise<ReadingEvidence>
}
