import type { Evidence } from '@identity/pipeline'
import type { OcrResult } from '@identity/protocol'
import { ocrResult } from '../capture/capture-result.ts'

/** What was read of a stored capture. Without a card nothing was kept but the evidence, which says which engine looked. */
export function storedReading(opened: unknown, { reading }: Pick<Evidence, 'reading'>): OcrResult {
  return (opened as OcrResult | null) ?? ocrResult(reading)
}
