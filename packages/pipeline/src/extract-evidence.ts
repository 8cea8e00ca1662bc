import type { CardReader } from './card-reader.ts'
import type { Evidence, SessionEvidence } from './evidence/evidence.ts'

/** What the signed bundle says about one frame; every member optional, none believed on its own. */
export interface FrameMeta {
  /** 0-based step of the flash challenge during which the frame was taken. */
  readonly step?: number | undefined
  readonly capturedAtMs?: number | undefined
  readonly camera?: 'front' | 'rear' | undefined
  readonly torch?: boolean | undefined
}

/** One capture as the server received it: frames still encoded, bundle facts as signed. */
export interface CaptureInput {
  /** JPEG or PNG bytes, 1–10, already checked for size and declared dimensions. */
  readonly frames: readonly Uint8Array[]
  /** Parallel to `frames`; may be shorter or empty. */
  readonly frameMeta: readonly FrameMeta[]
  /** `bundle.flashSamples` as signed, unparsed: judging its shape is part of the evidence. null when absent. */
  readonly flashSamples: readonly unknown[] | null
  readonly clientOcr: {
    readonly fields: Readonly<Record<string, string>> | null
    readonly confidence: Readonly<Record<string, number>> | null
  }
  readonly session: SessionEvidence
}

/** Everything but history, which only the server's store knows. */
export type ExtractedEvidence = Omit<Evidence, 'history'>

/** Wall time in ms by stage, for metrics and the benchmark; never part of the evidence. */
export interface StageTimings {
  readonly decode: number
  readonly hash: number
  readonly ocr: number
  readonly flash: number
  readonly noise: number
}

export interface Extraction {
  readonly evidence: ExtractedEvidence
  readonly timings: StageTimings
}

/**
 * Pixels to plain data: decodes, hashes and reads the frames and scores the flash response. CPU-bound; run it in a
 * worker process. Throws `AppError('frame_invalid')` when a frame cannot be decoded.
 */
export function extractEvidence(
  input: CaptureInput,
  engines: { readonly reader: CardReader },
  options: { readonly clock: () => number },
): Promise<Extraction> {
  return Promise.reject(new Error(`being written: ${engines.reader.engine} ${input.frames.length} ${options.clock()}`))
}
