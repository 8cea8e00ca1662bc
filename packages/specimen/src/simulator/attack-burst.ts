import sharp from 'sharp'
import { duplicateFrames } from '../photo/duplicate-frames.ts'
import type { FlashResponse } from '../flash/flash-response.ts'
import type { Person } from '../person/person.ts'
import { editFiles, planEdit, saveAs, type EditKind } from './attacks/edit-files.ts'
import { photoPatch, stripPatch } from './attacks/paste-patch.ts'
import { openCapture, reportFlash, shoot, type Capture, type CaptureOptions, type Shots } from './capture.ts'
import { captureTruth } from './capture-truth.ts'
import { openFrame } from './edits/frame-pixels.ts'
import { genuineCard } from './genuine-burst.ts'
import type { Alteration, SimulatedBurst } from './simulated-burst.ts'
import { displaySubject, type DisplayOptions } from './subjects/display-subject.ts'
import { pastedSubject } from './subjects/pasted-subject.ts'
import { printSubject, type PrintKind } from './subjects/print-subject.ts'
import { stealPicture, type StolenPicture } from './subjects/stolen-picture.ts'
import type { Species } from './species.ts'

export interface AttackOptions extends CaptureOptions, DisplayOptions {
  species: Species
  /** Where the attacker's picture is from; drawn when absent. */
  source?: 'photo' | 'scan' | 'file'
}

interface Attack extends Shots {
  alterations?: readonly Alteration[]
  flashResponse?: FlashResponse
  truth: Record<string, unknown>
}

/**
 * One attack with everything else as the genuine capture of the same options has it: card, pose, light, phone, noise
 * model and encoder. The same options give the same files.
 */
export async function attackBurst(options: AttackOptions): Promise<SimulatedBurst> {
  const capture = openCapture(options)
  const attack = await ATTACKS[options.species](capture, options)
  const { person, condition, split } = capture
  const alterations = attack.alterations ?? []
  const fields = { ...person.fields }
  for (const { target, shown } of alterations) if (target !== 'portrait' && shown !== undefined) fields[target] = shown
  const flashResponse = attack.flashResponse ?? 'genuine'
  return {
    frames: attack.frames,
    quads: attack.quads,
    meta: attack.meta,
    flash: capture.flash,
    flashSamples: reportFlash(capture, flashResponse),
    labels: {
      class: 'attack',
      species: options.species,
      condition,
      split,
      seed: options.seed,
      fields,
      header: person.header,
      alterations,
      flashResponse,
    },
    truth: { ...captureTruth(capture), ...attack.truth },
  }
}

type Make = (capture: Capture, options: AttackOptions) => Promise<Attack>

const print =
  (kind: PrintKind): Make =>
  async (capture, { source }) => {
    const stolen = await stealPicture(capture, capture.person, source)
    const { subject, truth } = printSubject(capture, stolen, kind)
    return { ...(await shoot(capture, subject)), truth }
  }

const edit =
  (kind: EditKind, skill: 'low' | 'middle' | 'high'): Make =>
  async (capture) => {
    const random = capture.random.fork(kind)
    const { subject, truth } = await genuineCard(capture)
    const { frames, quads, meta } = await shoot(capture, subject)
    const scale = capture.size.widthPx / capture.sensor.widthPx
    const plan = await planEdit(
      kind,
      { who: capture.person, split: capture.split, optics: capture.optics, pxPerMm: capture.pxPerMm * scale },
      random,
    )
    // A lazy hand edits one frame and leaves the others as they were.
    const touched = skill === 'low' && random.chance(0.3) ? [0] : frames.map((_, i) => i)
    const edited = await editFiles(frames, quads, touched, plan, saveAs(skill, capture.delivery, random))
    return {
      frames: edited,
      quads,
      meta,
      alterations: [{ ...plan.alteration, frames: touched }],
      // A hooked client may let the real flash run, or make its answer up.
      flashResponse: random.pick(['genuine', 'genuine', 'other_challenge', 'constant'] as const),
      truth: { ...truth, ...plan.truth, skill },
    }
  }

const paste =
  (plan: (capture: Capture) => ReturnType<typeof photoPatch>): Make =>
  async (capture) => {
    const { subject, truth } = await genuineCard(capture)
    const { patch, alteration, truth: patchTruth } = await plan(capture)
    const shots = await shoot(capture, pastedSubject(capture, subject, patch))
    return {
      ...shots,
      alterations: [{ ...alteration, frames: shots.frames.map((_, i) => i) }],
      truth: { ...truth, patch: patchTruth },
    }
  }

const ATTACKS: Readonly<Record<Species, Make>> = {
  screen_replay: async (capture, options) => {
    const stolen = await stealPicture(capture, capture.person, options.source)
    const { subject, truth } = await displaySubject(capture, stolen, options)
    return { ...(await shoot(capture, subject)), truth }
  },
  grey_photocopy: print('grey'),
  colour_photocopy: print('laser'),
  inkjet_print: print('inkjet'),
  laminated_print: print('laminated'),
  pasted_photo: paste(photoPatch),
  pasted_strip: paste(stripPatch),
  edit_low: edit('edit_low', 'low'),
  edit_middle: edit('edit_middle', 'middle'),
  edit_high: edit('edit_high', 'high'),
  nik_edit: async (capture, options) =>
    edit('nik_edit', capture.random.fork('skill').pick(['low', 'middle', 'high'] as const))(capture, options),
  portrait_swap: async (capture, options) =>
    edit('portrait_swap', capture.random.fork('skill').pick(['low', 'middle', 'high'] as const))(capture, options),
  edit_represented: async (capture, options) => {
    const random = capture.random.fork('represented')
    const stolen = await stealPicture(capture, capture.person, options.source)
    const alteration = await editStolen(capture, stolen, capture.person)
    const shown = random.chance(0.5)
      ? await displaySubject(capture, stolen, options)
      : printSubject(capture, stolen, random.pick(['laser', 'inkjet', 'laminated'] as const))
    const shots = await shoot(capture, shown.subject)
    return {
      ...shots,
      alterations: [{ ...alteration.alteration, frames: shots.frames.map((_, i) => i) }],
      truth: { ...shown.truth, edit: alteration.truth },
    }
  },
  replayed_bundle: async (capture) => {
    // Exactly what `genuineBurst` of the same options sent a day before; saved again now and then, to look new.
    const { subject, truth } = await genuineCard(capture)
    const { frames, quads, meta } = await shoot(capture, subject)
    const random = capture.random.fork('replayed')
    const resaved = random.chance(0.4)
    const quality = random.int(80, 94)
    const sent = resaved ? await Promise.all(frames.map((frame) => sharp(frame).jpeg({ quality }).toBuffer())) : frames
    return { frames: sent, quads, meta, flashResponse: 'other_challenge', truth: { ...truth, replayed: true, resaved } }
  },
  animated_still: async (capture) => {
    const { subject, truth } = await genuineCard(capture)
    const { frames, quads } = await shoot({ ...capture, poses: capture.poses.slice(0, 1) }, subject)
    const { widthPx, heightPx } = capture.size
    const still = { jpeg: frames[0], quad: quads[0], width: widthPx, height: heightPx }
    const random = capture.random.fork('animated')
    const copies = await duplicateFrames(
      still,
      { shiftPx: random.range(0, 6), quality: capture.delivery.quality, startMs: capture.atMs[0] },
      random.bits(),
      capture.poses.length,
    )
    return {
      frames: copies.map(({ jpeg }) => jpeg),
      quads: copies.map(({ quad }) => quad),
      meta: copies.map(({ meta }) => meta),
      flashResponse: random.pick(['genuine', 'other_challenge', 'constant'] as const),
      truth: { ...truth, animated: true },
    }
  },
}

/** Edits the attacker's picture in place, with one of the better tools. */
async function editStolen(
  capture: Capture,
  { picture, quad }: StolenPicture,
  who: Person,
): ReturnType<typeof planEdit> {
  const random = capture.random.fork('stolen edit')
  const kind = random.pick(['edit_middle', 'edit_high', 'nik_edit', 'portrait_swap'] as const)
  const pxPerMm = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / 85.6
  const plan = await planEdit(kind, { who, split: capture.split, optics: capture.optics, pxPerMm }, random)
  plan.apply(openFrame(picture, quad))
  return { ...plan, truth: { ...plan.truth, kind } }
}
