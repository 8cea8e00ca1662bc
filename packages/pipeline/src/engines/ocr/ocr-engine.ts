import type { RgbImage, TextBox } from '@identity/vision'
import type { TextProbabilities } from './text-probabilities.ts'

/** Port to a text engine: where is text, which way up is it, what does it say. Knows nothing of cards. */
export interface OcrEngine {
  /** Engine and model identity for the record; changes whenever a reading could. */
  readonly id: string
  /** Boxes of lines of text in pixels of the image; the image is shrunk so that its long side is `longSide`. */
  readonly detect: (image: RgbImage, longSide: number) => Promise<TextBox[]>
  /** Probability, 0–1, that each upright-or-turned strip of text stands on its head. */
  readonly upsideDown: (strips: readonly RgbImage[]) => Promise<number[]>
  /** Read one strip; its height is brought to what the model wants, its width is kept in proportion times `squeeze`. */
  readonly recognise: (strip: RgbImage) => Promise<TextProbabilities>
  readonly close: () => Promise<void>
}

/** Height in pixels of the strips the recogniser and the direction model take. */
export const STRIP_HEIGHT = 48
