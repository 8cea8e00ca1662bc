import type { RgbImage } from '@identity/vision'
import type { DecodedFrame } from './engines/decode/decode-frame.ts'
import type { PixelRegion } from './engines/decode/decode-region.ts'
import type { ReadingEvidence } from './evidence/evidence.ts'

/** Fetches a part of the frame at full scale; null when it cannot. Called at most a few times, only for small cards. */
export type FrameRegionReader = (region: PixelRegion) => Promise<RgbImage | null>

/** Port to the engine that finds and reads the card; the real one holds a loaded OCR model. */
export interface CardReader {
  /** Engine and model identity, as recorded in `ReadingEvidence.engine`. */
  readonly engine: string
  /**
   * Never throws for what is on the picture: no card is a value. Without `readRegion` a card that is small in a reduced
   * frame is read from the reduced pixels.
   */
  readonly read: (frame: DecodedFrame, frameIndex: number, readRegion?: FrameRegionReader) => Promise<ReadingEvidence>
}
