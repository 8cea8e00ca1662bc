import type { FlashEvidence } from '../evidence.ts'
import { measureFlashResponse, type FrameRegion, type TaggedFrame } from './measure-flash-response.ts'
import { parseFlashSamples } from './parse-flash-samples.ts'
import { scoreFlashResponse, type FlashChallenge } from './score-flash-response.ts'

/**
 * The answer to the challenge. Frames tagged for every step come first, because the server measures those itself; the
 * client's own samples count only without them.
 */
export function flashEvidence(
  challenge: FlashChallenge | null,
  samples: readonly unknown[] | null,
  frames: readonly TaggedFrame[],
  region: FrameRegion,
): FlashEvidence {
  if (challenge === null) return { kind: 'none' }
  const measured = measureFlashResponse(frames, challenge.colors.length, region)
  if (measured !== null) return scoreFlashResponse(challenge, measured, 'pixels')
  if (samples !== null) {
    const parsed = parseFlashSamples(samples, challenge.colors)
    if (parsed.kind === 'malformed') return parsed
    return scoreFlashResponse(challenge, parsed.response, 'samples')
  }
  const tagged = new Set(frames.flatMap((frame) => (frame.step === null ? [] : [frame.step]))).size
  if (tagged === 0) return { kind: 'none' }
  return { kind: 'malformed', why: `frames are tagged for ${tagged} of ${challenge.colors.length} steps` }
}
