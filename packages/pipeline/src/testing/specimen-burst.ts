import { FIELD_NAMES, type FieldName } from '@identity/ktp'
import {
  burst,
  CARD,
  layoutCard,
  person,
  rasteriseCard,
  runBox,
  type BurstOptions,
  type Raster,
} from '@identity/specimen'
import type { RgbImage } from '@identity/vision'
import type { CardBox, ReadField, ReadingEvidence } from '../evidence/evidence.ts'
import type { BurstView } from '../evidence/forensics/burst-view.ts'
import { decodeFrame } from '../engines/decode/decode-frame.ts'
import { burstViewOf } from './burst-view.ts'

export interface SpecimenBurstOptions {
  readonly seed: number
  readonly frames?: number
  readonly scene?: BurstOptions
  /** Changes the flat card before it is photographed; `box` gives the lines of a field in its pixels. */
  readonly editCard?: (card: Raster, box: (field: FieldName) => CardBox) => void
  /** Changes a frame after it was taken; `box` is in card fractions, `toFrame` maps those to its pixels. */
  readonly editFrame?: (
    frame: RgbImage,
    index: number,
    box: (field: FieldName) => CardBox,
  ) => RgbImage | Uint8Array | Promise<RgbImage | Uint8Array>
}

const CARD_WIDTH_PX = 1600

/** A burst of a specimen card with its corners and boxes as they truly are: what a measure sees after a faultless reading. */
export async function specimenBurst(options: SpecimenBurstOptions): Promise<BurstView> {
  const who = person(options.seed)
  const card = await rasteriseCard(who, CARD_WIDTH_PX)
  const boxes = valueBoxes(options.seed)
  const box = (field: FieldName): CardBox => {
    const found = boxes.get(field)
    if (found === undefined) throw new RangeError(`no ${field} on this card`)
    return found
  }
  options.editCard?.(card, (field) => {
    const { x, y, width, height } = box(field)
    return { x: x * card.width, y: y * card.height, width: width * card.width, height: height * card.height }
  })
  const frames = await burst(card, options.scene ?? {}, options.seed, options.frames ?? 1)
  const pictures = await Promise.all(
    frames.map(async ({ jpeg }, index) => {
      if (options.editFrame === undefined) return jpeg
      const frame = await decodeFrame(jpeg)
      if (frame.kind !== 'decoded') throw new Error(frame.reason)
      return options.editFrame({ width: frame.width, height: frame.height, data: frame.rgb }, index, box)
    }),
  )
  return burstViewOf({
    frames: pictures,
    quads: frames.map(({ quad }) => quad),
    reading: readingOf(options.seed, boxes),
  })
}

/** Around all lines of each value, a little larger than its capitals, as a text detector gives it. */
function valueBoxes(seed: number): Map<FieldName, CardBox> {
  const boxes = new Map<FieldName, CardBox>()
  for (const run of layoutCard(person(seed)).runs) {
    if (run.field === undefined) continue
    const { x, y, width, height } = runBox(run)
    const grown = {
      x: (x - 4) / CARD.width,
      y: (y - 6) / CARD.height,
      width: (width + 8) / CARD.width,
      height: (height + 12) / CARD.height,
    }
    const before = boxes.get(run.field)
    boxes.set(run.field, before === undefined ? grown : union(before, grown))
  }
  return boxes
}

function union(a: CardBox, b: CardBox): CardBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

function readingOf(seed: number, boxes: ReadonlyMap<FieldName, CardBox>): ReadingEvidence {
  const who = person(seed)
  const field = (value: string, box: CardBox | null): ReadField => ({
    value,
    raw: value,
    confidence: 0.97,
    box,
    checks: [],
  })
  const birth = [boxes.get('placeOfBirth'), boxes.get('dateOfBirth')].filter((box) => box !== undefined)
  const fields = Object.fromEntries(
    FIELD_NAMES.map((name) => {
      const own = boxes.get(name) ?? null
      // The reader gives place and date of birth the box of the row they share.
      const shared = name === 'placeOfBirth' || name === 'dateOfBirth' ? birth.reduce(union) : own
      return [name, field(who.fields[name], shared)]
    }),
  ) as Record<FieldName, ReadField>
  return {
    kind: 'read',
    engine: 'the specimen itself',
    frame: 0,
    quad: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    homography: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    cardWidthPx: 1000,
    fields,
    header: { province: field(who.header.province, null), regency: field(who.header.regency, null) },
    issuePlace: field(who.issuePlace, null),
    checks: [],
  }
}
