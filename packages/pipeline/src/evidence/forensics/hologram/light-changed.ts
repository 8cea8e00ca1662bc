import type { HologramEvidence } from './measure-hologram.ts'

/** Forensics 5.6 and 3: six frames and 8° of tilt, or a torch; frames lit by different colours change the light as a torch does. */
const MIN_FRAMES = 6
const MIN_TILT_DEG = 8
const MIN_FLASH_COLOURS = 2

/** Whether light or angle changed enough between the frames for an optical device to show. */
export const lightChanged = (
  burst: Pick<HologramEvidence, 'frames' | 'tiltRangeDeg' | 'torchChanged' | 'flashColours'>,
): boolean =>
  burst.torchChanged ||
  burst.flashColours >= MIN_FLASH_COLOURS ||
  (burst.frames >= MIN_FRAMES && burst.tiltRangeDeg >= MIN_TILT_DEG)
