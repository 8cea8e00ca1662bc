import sharp from 'sharp'
import { rasteriseCard, type Raster } from '../../card/render-card.ts'
import { person, type Person } from '../../person/person.ts'
import type { Quad } from '../../photo/quad.ts'
import type { Random } from '../../random.ts'
import { encode, type Delivery } from '../camera/deliver.ts'
import { applyRepaint } from '../edits/apply-repaint.ts'
import { applyTextEdit } from '../edits/apply-text-edit.ts'
import { editorFace } from '../edits/editor-fonts.ts'
import { openFrame, type FramePixels } from '../edits/frame-pixels.ts'
import { drawDigitMoves, moveDigits } from '../edits/move-digits.ts'
import { portraitBox, swapPortrait } from '../edits/swap-portrait.ts'
import { textEdit } from '../edits/text-edit.ts'
import type { Split } from '../factors/split.ts'
import { spreadPx, type Optics } from '../scene/optics.ts'
import type { Alteration } from '../simulated-burst.ts'
import { decode } from '../subjects/stolen-picture.ts'
import { chooseText } from './choose-text.ts'

export const EDITS = ['edit_low', 'edit_middle', 'edit_high', 'nik_edit', 'portrait_swap'] as const
export type EditKind = (typeof EDITS)[number]

/** Decides once what is changed, so that every frame of a burst carries the same lie. */
export interface PlannedEdit {
  alteration: Omit<Alteration, 'frames'>
  apply: (frame: FramePixels) => void
  truth: Record<string, unknown>
}

export interface EditContext {
  who: Person
  split: Split
  optics: Optics
  /** Pixels of the frame on a mm of the card. */
  pxPerMm: number
}

export async function planEdit(
  kind: EditKind,
  { who, split, optics, pxPerMm }: EditContext,
  random: Random,
): Promise<PlannedEdit> {
  const spread = spreadPx(optics)
  const blurPx = (spread.x + spread.y) / 2
  if (kind === 'nik_edit') {
    const moves = drawDigitMoves(who, random)
    const { original, shown, box } = moves
    return {
      alteration: { target: 'nik', box, shown, original },
      apply: (frame) => moveDigits(frame, moves),
      truth: { tool: 'digits moved' },
    }
  }
  if (kind === 'portrait_swap') {
    const other = person(random.int(1, 1_000_000))
    const matched = random.chance(0.6)
    const flat = await softCard(other, pxPerMm, matched ? blurPx : 0)
    const box = portraitBox(who)
    const noise = random.fork('noise')
    return {
      alteration: { target: 'portrait', box },
      apply: (frame) => swapPortrait(frame, box, flat, portraitBox(other), matched, noise),
      truth: { tool: matched ? 'portrait matched' : 'portrait as it is', portraitOf: other.seed },
    }
  }
  const { field, shown } = chooseText(who, random)
  if (kind === 'edit_high') {
    const before = await softCard(who, pxPerMm, blurPx)
    const after = await softCard(person(who.seed, { ...who.fields, [field]: shown }), pxPerMm, blurPx)
    const { box, original } = await textEdit(who, field, shown, null)
    return {
      alteration: { target: field, box, shown, original },
      apply: (frame) => applyRepaint(frame, box, before, after),
      truth: { tool: 'repainted' },
    }
  }
  const low = kind === 'edit_low'
  const face = editorFace(split, low ? 'wrong' : 'near')
  const slip = low ? 2.5 : 0.5
  const edit = await textEdit(who, field, shown, face, {
    sizeBy: random.range(low ? 0.9 : 0.97, low ? 1.1 : 1.03),
    shiftX: random.range(-slip, slip),
    shiftY: random.range(-slip, slip),
  })
  const noise = random.fork('noise')
  return {
    alteration: { target: field, box: edit.box, shown, original: edit.original },
    apply: (frame) => applyTextEdit(frame, edit, low ? 'low' : 'middle', blurPx, noise),
    truth: { tool: low ? 'flat patch' : 'matched', face: face.id },
  }
}

/** Decodes each file, applies the edit to those named, and saves all of them as the editor does. */
export async function editFiles(
  files: readonly Uint8Array[],
  quads: readonly Quad[],
  touched: readonly number[],
  plan: PlannedEdit,
  save: (picture: Raster) => Promise<Buffer>,
): Promise<Buffer[]> {
  const saved: Buffer[] = []
  for (const [i, file] of files.entries()) {
    const picture = await decode(file)
    if (touched.includes(i)) plan.apply(openFrame(picture, quads[i]))
    saved.push(await save(picture))
  }
  return saved
}

/**
 * How an edited frame is saved. `low`: the editor's own JPEG; `middle`: the camera's encoder and quality; `high`: a fine
 * JPEG and then the camera's, so that the last save is like any other.
 */
export function saveAs(
  skill: 'low' | 'middle' | 'high',
  delivery: Delivery,
  random: Random,
): (picture: Raster) => Promise<Buffer> {
  const own = random.int(86, 95)
  return async ({ data, width, height }) => {
    const image = sharp(data, { raw: { width, height, channels: 3 } })
    if (skill === 'low') return image.jpeg({ quality: own }).toBuffer()
    if (skill === 'middle') return encode(image, delivery).toBuffer()
    const fine = await image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
    return encode(sharp(fine), delivery).toBuffer()
  }
}

/** The flat card at about the frame's own scale and softness. */
async function softCard(who: Person, pxPerMm: number, blurPx: number): Promise<Raster> {
  const flat = await rasteriseCard(who, Math.min(2200, Math.max(320, Math.round(pxPerMm * 85.6))))
  if (blurPx < 0.35) return flat
  const { width, height } = flat
  const data = await sharp(flat.data, { raw: { width, height, channels: 3 } })
    .blur(blurPx)
    .raw()
    .toBuffer()
  return { data, width, height }
}
