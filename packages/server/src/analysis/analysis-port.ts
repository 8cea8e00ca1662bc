import type { CaptureInput, Extraction } from '@identity/pipeline'

/** A place in the queue, taken before anything irreversible happens to a capture. Give it back when it is not used. */
export interface AnalysisTicket {
  /**
   * Reads the frames. May be called once; the ticket is used up.
   * @throws AppError frame_invalid when a frame does not decode.
   * @throws AnalysisLostError when the process died or hung.
   */
  run(input: CaptureInput): Promise<Extraction>
  release(): void
}

/** Pixels to evidence, somewhere that is not this thread. */
export interface AnalysisPort {
  /** @throws AppError overloaded when every place is taken. */
  reserve(): AnalysisTicket
  /** Captures waiting or being read. */
  readonly load: number
  /** Starts the processes. Captures may be queued before. */
  start(): void
  close(): Promise<void>
}

/** The process that read the frames is gone. The capture is not: whoever holds it may try again later. */
export class AnalysisLostError extends Error {
  override readonly name = 'AnalysisLostError'
}
