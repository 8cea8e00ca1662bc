import { backgroundPattern } from './background_pattern/voter.ts'
import { captureFreshness } from './capture_freshness/voter.ts'
import { compressionTrace } from './compression_trace/voter.ts'
import { faceDuplicate } from './face_duplicate/voter.ts'
import { crossFrame } from './cross_frame/voter.ts'
import { flashReflectance } from './flash_reflectance/voter.ts'
import { fontMatch } from './font_match/voter.ts'
import { frameMotion } from './frame_motion/voter.ts'
import { hologramCheck } from './hologram_check/voter.ts'
import { layoutGeometry } from './layout_geometry/voter.ts'
import { nikConsistency } from './nik_consistency/voter.ts'
import { ocrCrosscheck } from './ocr_crosscheck/voter.ts'
import { photoRegion } from './photo_region/voter.ts'
import { printHalftone } from './print_halftone/voter.ts'
import { replayCheck } from './replay_check/voter.ts'
import { screenMoire } from './screen_moire/voter.ts'
import { signingKey } from './signing_key/voter.ts'
import { specularCheck } from './specular_check/voter.ts'
import type { Voter } from './voter.ts'

/** Every voter, in the order votes are listed. A test holds this list and the folders equal. */
export const VOTERS: readonly Voter[] = [
  signingKey,
  captureFreshness,
  replayCheck,
  flashReflectance,
  frameMotion,
  screenMoire,
  specularCheck,
  printHalftone,
  nikConsistency,
  ocrCrosscheck,
  faceDuplicate,
  fontMatch,
  hologramCheck,
  layoutGeometry,
  photoRegion,
  compressionTrace,
  crossFrame,
  backgroundPattern,
]
