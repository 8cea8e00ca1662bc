import { AppError } from '@identity/protocol'
import { decodeFrame } from '../engines/decode/decode-frame.ts'
import { decodeRegion } from '../engines/decode/decode-region.ts'
import { openPaddleEngine } from '../engines/ocr/paddle-engine.ts'
import type { ReadingEvidence } from '../evidence/evidence.ts'
import { createCardReader } from '../evidence/reading/create-card-reader.ts'
import type { ReadingTimings } from '../evidence/reading/reading-timings.ts'

/** Long side frames are read at in the service. */
const READING_SIDE = 1600

export interface TimedReading {
  readonly reading: ReadingEvidence
  /** Wall time in ms by stage; without a card the stages of reading are 0. */
  readonly stageMs: Readonly<Record<string, number>>
}

export interface TimedReader {
  readonly engine: string
  /** Decodes and reads one photo as the service does. @throws AppError `frame_invalid` for bytes that are no picture. */
  readonly read: (photo: Uint8Array) => Promise<TimedReading>
  readonly close: () => Promise<void>
}

/** The reader of the service with a stopwatch, for benchmarks. Holds the models: 350 MB, one a process. */
export async function openTimedReader(clock: () => number): Promise<TimedReader> {
  const engine = await openPaddleEngine()
  const stages: Record<string, number> = {}
  const noteStages = (timings: ReadingTimings): void => {
    Object.assign(stages, timings)
  }
  const reader = createCardReader(engine, { clock, onTimings: noteStages })
  return {
    engine: reader.engine,
    async read(photo) {
      for (const stage of Object.keys(stages)) stages[stage] = 0
      const startedAtMs = performance.now()
      const frame = await decodeFrame(photo, { maxSide: READING_SIDE })
      if (frame.kind === 'undecodable') throw new AppError('frame_invalid', { errors: [] })
      const decode = performance.now() - startedAtMs
      const reading = await reader.read(frame, 0, (region) => decodeRegion(photo, region))
      return { reading, stageMs: { decode, ...stages } }
    },
    close: () => engine.close(),
  }
}
