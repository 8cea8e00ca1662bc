import type { CaptureInput, Extraction, FaceIdentity } from '@identity/pipeline'
import type { FaceOfPhoto } from './analysis-messages.ts'

/** A place in the queue, taken before anything irreversible happens to a capture. Give it back when it is not used. */
export interface AnalysisTicket {
  /**
   * Reads the frames. May be called once; the ticket is used up.
   * @throws AppError frame_invalid when a frame does not decode.
   * @throws AnalysisLostError when the process died or hung.
   */
  run(input: CaptureInput): Promise<Extraction>
  /** The face on one photo, instead of `run`; throws as `run` does, but never for what the photo holds. */
  face(photo: Uint8Array): Promise<FaceOfPhoto>
  release(): void
}

/** Pixels to evidence, somewhere that is not this thread. */
export interface AnalysisPort {
  /** @throws AppError overloaded when every place is taken. */
  reserve(): AnalysisTicket
  /** Captures waiting or being read. */
  readonly load: number
  /** Processes that read frames: as many as are configured, and those that have their models open. */
  readonly processes: { readonly all: number; readonly ready: number }
  /** What the last process that started makes of faces; null: its models did not open. undefined: none has started yet. */
  readonly faceEngine: FaceIdentity | null | undefined
  /** Starts the processes. Captures may be queued before. */
  start(): void
  close(): Promise<void>
}

/** The process that read the frames is gone. The capture is not: whoever holds it may try again later. */
export class AnalysisLostError extends Error {
  override readonly name = 'AnalysisLostError'
}
