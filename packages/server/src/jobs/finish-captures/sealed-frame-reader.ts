import type { FramePort, SealedFrame } from '@identity/storage'

/** Opens frames that are sealed but not committed yet: their keys stand on the capture, no frame row names them. */
export interface SealedFrameReader {
  openSealed(input: {
    readonly tenantId: string
    readonly customerId: string
    readonly bundleId: string
    readonly frame: SealedFrame
  }): Promise<Buffer>
}

/**
 * The reader, where storage offers one. `frames.open` reads committed frames only, so without it an interrupted capture
 * can be finished by a retry of its bundle but not by the sweeper.
 */
export function sealedFrameReader(frames: FramePort): SealedFrameReader | null {
  return 'openSealed' in frames && typeof frames.openSealed === 'function'
    ? (frames as FramePort & SealedFrameReader)
    : null
}
