import type { CalendarDate } from '@identity/ktp'
import { compose, homographyOfQuads, invert, type Point } from '@identity/vision'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { assembleFields } from './assemble-fields.ts'
import { mapQuad } from './card-view.ts'
import type { FoundCard } from './find-card.ts'
import { CORNERS } from './fit-card.ts'
import { lookAgain } from './look-again.ts'
import { readValues } from './read-values.ts'
import type { Stopwatch } from './reading-timings.ts'
import { valueLines } from './value-lines.ts'

export type CardReading = Omit<Extract<ReadingEvidence, { kind: 'read' }>, 'kind' | 'engine' | 'frame'>

/** Read the values of a card that was found, and say where on the photo it lies. */
export async function readFoundCard(
  card: FoundCard,
  engine: OcrEngine,
  today: CalendarDate,
  watch: Stopwatch,
): Promise<CardReading> {
  const { fit, lines, shifts, view } = card
  const byPrint = compose(view.toFrame, fit.toPhoto)
  const homography = (card.edges === null ? null : homographyOfQuads(CORNERS, card.edges)) ?? byPrint
  const placed = valueLines(lines, fit.toCard, shifts)
  const toCard = compose(invert(homography), view.toFrame)
  const values = await watch('values', async () =>
    lookAgain(await readValues(placed, fit, shifts, toCard, view, engine), toCard, view, engine),
  )
  const quad = mapQuad(homography, CORNERS)
  const side = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
  return {
    ...assembleFields(values, today),
    quad,
    homography,
    cardWidthPx: (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2,
  }
}
