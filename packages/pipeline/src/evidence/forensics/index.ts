import type { Measure } from './burst-view.ts'
import { measureBackgroundPattern } from './background-pattern/measure-background-pattern.ts'
import { measureCardMotion } from './card-motion/measure-card-motion.ts'
import { measureCompressionTrace } from './compression-trace/measure-compression-trace.ts'
import { measureCrossFrame } from './cross-frame/measure-cross-frame.ts'
import { measureFontMatch } from './font-match/measure-font-match.ts'
import { measureHologram } from './hologram/measure-hologram.ts'
import type { MEASURE_NAMES } from './measure-names.ts'
import { measureLayoutGeometry } from './layout-geometry/measure-layout-geometry.ts'
import { measurePhotoRegion } from './photo-region/measure-photo-region.ts'
import { measurePrintHalftone } from './print-halftone/measure-print-halftone.ts'
import { measureScreenMoire } from './screen-moire/measure-screen-moire.ts'
import { measureSpecular } from './specular/measure-specular.ts'

/** Every forensic measure by the name its evidence has; each stands in a folder of its own beside this file. */
export const MEASURES = {
  cardMotion: measureCardMotion,
  screenMoire: measureScreenMoire,
  printHalftone: measurePrintHalftone,
  specular: measureSpecular,
  layoutGeometry: measureLayoutGeometry,
  fontMatch: measureFontMatch,
  compressionTrace: measureCompressionTrace,
  photoRegion: measurePhotoRegion,
  hologram: measureHologram,
  crossFrame: measureCrossFrame,
  backgroundPattern: measureBackgroundPattern,
} as const satisfies Readonly<Record<(typeof MEASURE_NAMES)[number], Measure<unknown>>>

/** What the measures found, one member each; null where nothing could be measured. */
export type ForensicEvidence = {
  readonly [Name in keyof typeof MEASURES]: Awaited<ReturnType<(typeof MEASURES)[Name]>>
}
