import type { CardReader } from './card-reader.ts'
import { openPaddleEngine } from './engines/ocr/paddle-engine.ts'
import { createCardReader } from './evidence/reading/create-card-reader.ts'

/**
 * The real reader: loads the OCR models (about 0.3 s, 350 MB resident), each checked against its SHA-256. Once a
 * process; it reads one frame at a time. Throws `AppError` when a model file is missing or is not the one expected.
 */
export async function openCardReader(clock: () => number = Date.now): Promise<CardReader> {
  return createCardReader(await openPaddleEngine(), { clock })
}
