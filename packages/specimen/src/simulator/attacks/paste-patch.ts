import sharp from 'sharp'
import { CARD } from '../../card/card-layout.ts'
import { rasteriseCard, type Raster } from '../../card/render-card.ts'
import { person } from '../../person/person.ts'
import type { Capture } from '../capture.ts'
import { editorFace } from '../edits/editor-fonts.ts'
import { portraitBox } from '../edits/swap-portrait.ts'
import { textEdit } from '../edits/text-edit.ts'
import { INKJETS, LASERS } from '../factors/printers.ts'
import { CARD_MM } from '../scene/view.ts'
import { blurTexture } from '../scene/texture.ts'
import type { Alteration, CardBox } from '../simulated-burst.ts'
import { printTexture } from '../subjects/halftone.ts'
import type { Patch } from '../subjects/pasted-subject.ts'
import { chooseText } from './choose-text.ts'

export interface PlannedPatch {
  patch: Patch
  alteration: Omit<Alteration, 'frames'>
  truth: Record<string, unknown>
}

/** Another person's portrait, printed on photo paper, cut out by hand and glued over the card's. */
export async function photoPatch(capture: Capture): Promise<PlannedPatch> {
  const random = capture.random.fork('pasted photo')
  const other = person(random.int(1, 1_000_000))
  const flat = await rasteriseCard(other, 1400)
  const [x, y, w, h] = portraitBox(other)
  const area = {
    left: Math.ceil(x * flat.width),
    top: Math.ceil(y * flat.height),
    width: Math.floor(w * flat.width),
    height: Math.floor(h * flat.height),
  }
  const { data } = await sharp(flat.data, { raw: { width: flat.width, height: flat.height, channels: 3 } })
    .extract(area)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const box = portraitBox(capture.person)
  const grow = random.range(-0.2, 0.8)
  const gloss = { alpha: random.chance(0.6) ? random.range(0.05, 0.15) : random.range(0.4, 0.7), f0: 0.04 }
  const planned = glue(capture, { data, width: area.width, height: area.height }, box, grow, gloss, random)
  return { ...planned, alteration: { target: 'portrait', box }, truth: { ...planned.truth, portraitOf: other.seed } }
}

/** A value typed on a strip of paper in the card's light blue, cut out and glued over the old one. */
export async function stripPatch(capture: Capture): Promise<PlannedPatch> {
  const random = capture.random.fork('pasted strip')
  const { field, shown } = chooseText(capture.person, random)
  const face = editorFace(capture.split, random.chance(0.5) ? 'near' : 'wrong')
  const { box, mask, original } = await textEdit(capture.person, field, shown, face, {
    sizeBy: random.range(0.94, 1.06),
  })
  // The strip's ground: white, or a blue like the card's that is never quite it.
  const ground = random.chance(0.35)
    ? [246, 246, 244]
    : [random.int(190, 222), random.int(222, 238), random.int(236, 248)]
  const data = new Uint8Array(mask.width * mask.height * 3)
  for (let i = 0; i < mask.data.length; i++)
    for (let c = 0; c < 3; c++) data[3 * i + c] = ground[c] + ((20 - ground[c]) * mask.data[i]) / 255
  const gloss = { alpha: random.range(0.4, 0.8), f0: 0.04 }
  const planned = glue(
    capture,
    { data, width: mask.width, height: mask.height },
    box,
    random.range(-0.1, 0.4),
    gloss,
    random,
  )
  return { ...planned, alteration: { target: field, box, shown, original }, truth: { ...planned.truth, face: face.id } }
}

function glue(
  capture: Capture,
  picture: Raster,
  [x, y, w, h]: CardBox,
  growMm: number,
  gloss: Patch['gloss'],
  random: Capture['random'],
): { patch: Patch; truth: Record<string, unknown> } {
  const printer = random.pick(random.chance(0.7) ? INKJETS[capture.split] : LASERS[capture.split])
  const [widthMm, heightMm] = [(w * CARD.width) / 10 + 2 * growMm, (h * CARD.height) / 10 + growMm]
  const white = random.range(0.82, 0.92)
  const job = {
    picture,
    x: 0,
    y: 0,
    widthMm,
    heightMm,
    grey: false,
    gamma: 1,
    dropOut: 0,
    paper: [white, white, white] as const,
  }
  const texture = printTexture(job, printer, random.fork('print'))
  blurTexture(texture, printer.edgeUm / 1000 / texture.texelX, printer.edgeUm / 1000 / texture.texelY)
  const patch: Patch = {
    texture,
    widthMm,
    heightMm,
    x: (x + w / 2) * CARD_MM.width + random.gauss() * 0.3,
    y: (y + h / 2) * CARD_MM.height + random.gauss() * 0.25,
    angle: (random.gauss() * 0.8 * Math.PI) / 180,
    thicknessMm: random.range(0.1, 0.3),
    gloss,
  }
  return {
    patch,
    truth: { printer: printer.id, thicknessMm: patch.thicknessMm, angle: patch.angle, alpha: gloss.alpha },
  }
}
