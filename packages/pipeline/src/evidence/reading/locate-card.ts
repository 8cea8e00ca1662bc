import { fitLine, type Point, type TextBox } from '@identity/vision'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { VIEWED_CARD, type CardView } from './card-view.ts'
import { FEWEST_LABELS, findLabels, type FoundLabel } from './find-labels.ts'
import { fitCard, type CardFit } from './fit-card.ts'
import type { Stopwatch } from './reading-timings.ts'
import { readingDirection } from './reading-direction.ts'
import { rowShifts, type RowShifts } from './row-shifts.ts'
import { textLine, type TextLine } from './text-line.ts'

/** Long side in pixels the detector sees of a whole photo: type of a card that fills it is then about 11 px high. */
const DETECTION_SIDE = 736
/** Lines read before giving up when none is a label: on a straightened card, on a whole photo, and when turned over. */
const PATIENCE = { straightened: 10, whole: 18, turned: 8 } as const
/** Upside down hardly a label can be read: so many and the direction was right. */
const UPRIGHT_LABELS = 2
/** The same where values stand in for labels: words of other papers, too, are `ISLAM` and `KAWIN`. */
const FEWEST_WITH_VALUES = 5

/** A card found by its print in a view; everything in pixels of the view. */
export interface LocatedCard {
  readonly view: CardView
  readonly lines: readonly TextLine[]
  readonly shifts: RowShifts
  readonly fit: CardFit
  /** Different labels read that stand in their rows. */
  readonly labels: number
}

export interface NoCard {
  readonly reason: string
  /** Boxes of text that were found all the same. */
  readonly boxes: readonly TextBox[]
  /** How far it came, for choosing the reason to tell: 0 no text, 1 no labels, 2 labels but no card. */
  readonly progress: 0 | 1 | 2
}

/** Find the card in a view by its print, or say why there is none. */
export async function locateCard(view: CardView, engine: OcrEngine, watch: Stopwatch): Promise<LocatedCard | NoCard> {
  const { image } = view
  const straightened = view.source !== image
  const detected = await watch('detect', () => engine.detect(image, DETECTION_SIDE))
  // A card may lie on a printed page, whose rows are left of all labels and may run another way.
  const boxes = straightened ? detected.filter(isOnCard) : detected
  if (boxes.length < FEWEST_LABELS) return { reason: 'hardly any text was found on the photo', boxes, progress: 0 }
  const guessed = await watch('direction', () => readingDirection(boxes, view, engine))
  let direction = guessed
  let lines = boxes.map((box) => textLine(box, direction))
  const patience = straightened ? PATIENCE.straightened : PATIENCE.whole
  let labels = await watch('labels', () => findLabels(lines, direction, view, engine, patience))
  if (labels.length < UPRIGHT_LABELS) {
    // The direction model is wrong once in a hundred.
    const turned = guessed + Math.PI
    const turnedLines = boxes.map((box) => textLine(box, turned))
    const turnedLabels = await watch('labels', () => findLabels(turnedLines, turned, view, engine, PATIENCE.turned))
    if (turnedLabels.length > labels.length) {
      direction = turned
      lines = turnedLines
      labels = turnedLabels
    }
  }
  if (labels.length < FEWEST_LABELS)
    return { reason: 'no labels of a KTP were found in the text on the photo', boxes, progress: 1 }
  const fewest = labels.every(isLabel) ? FEWEST_LABELS : FEWEST_WITH_VALUES
  return watch('fit', () => {
    const shifts = findShifts(labels, lines, direction)
    if (shifts === null || shifts.inliers.length < fewest)
      return { reason: 'labels of a KTP were found, but not in their rows', boxes, progress: 2 }
    const agreeing = shifts.inliers.flatMap((i) => labels[i] ?? [])
    const fit = fitCard(agreeing, shifts, lines, direction, seededRandom())
    if (fit === null) return { reason: 'the labels do not stand as on a KTP', boxes, progress: 2 }
    return { view, lines, shifts, fit, labels: agreeing.length }
  })
}

function isLabel({ row, x }: FoundLabel): boolean {
  return x === row.x
}

/** Whether the middle of a box lies between the corners that the view was made for. */
function isOnCard({ rect }: TextBox): boolean {
  const [[left, top], , [right, bottom]] = VIEWED_CARD
  const [x, y] = rect.center
  return x > left && x < right && y > top && y < bottom
}

/** Which rows wrap, from the labels read and the other lines that start where labels start. */
function findShifts(labels: readonly FoundLabel[], lines: readonly TextLine[], direction: number): RowShifts | null {
  const [ux, uy] = [Math.cos(direction), Math.sin(direction)]
  const along = ([x, y]: Point): number => x * ux + y * uy
  const across = ([x, y]: Point): number => y * ux - x * uy
  const column = fitLine(labels.filter(isLabel).map(({ line }) => [along(line.left), across(line.left)] as const))
  const unnamed = lines.filter((line) => {
    if (column === null || labels.some((label) => label.line === line)) return false
    const [nu, nv] = column.normal
    const beside = (nu * along(line.left) + nv * across(line.left) - column.offset) * Math.sign(nu)
    // The column runs between the plain and the indented labels, which are two type heights apart.
    return Math.abs(beside) < 2 * line.height
  })
  return rowShifts(
    labels.map(({ row, line }) => ({ row: row.name, at: across(line.left) })),
    unnamed.map((line) => across(line.left)),
  )
}

/** Mulberry32 from a fixed seed: the same photo gives the same evidence. */
function seededRandom(): () => number {
  let state = 0x4b5450
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
