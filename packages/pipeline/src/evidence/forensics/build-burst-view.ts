import type { ReadingEvidence } from '../evidence.ts'
import type { BurstView, FrameView } from './burst-view.ts'

/** Lays the frames of a burst out for the measures, in bundle order. */
export function buildBurstView(
  frames: readonly Omit<FrameView, 'index'>[],
  reading: ReadingEvidence,
  flashColors: readonly string[] | null,
): BurstView {
  return { frames: frames.map((frame, index) => ({ index, ...frame })), reading, flashColors }
}
