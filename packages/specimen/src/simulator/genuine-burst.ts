import { rasteriseCard, type Raster } from '../card/render-card.ts'
import type { Person } from '../person/person.ts'
import { openCapture, reportFlash, shoot, type Capture, type CaptureOptions, type Shots } from './capture.ts'
import { captureTruth } from './capture-truth.ts'
import { CONDITIONS } from './conditions.ts'
import type { Subject } from './scene/subject.ts'
import { textureOf } from './scene/texture.ts'
import { CARD_MM } from './scene/view.ts'
import type { SimulatedBurst } from './simulated-burst.ts'
import { cardSubject, drawLaminate, laminateFinish } from './subjects/card-subject.ts'
import { wear } from './subjects/wear.ts'

/** A genuine card, marked SPECIMEN, captured by a phone. The same options give the same files. */
export async function genuineBurst(options: CaptureOptions): Promise<SimulatedBurst> {
  const capture = openCapture(options)
  const { subject, truth } = await genuineCard(capture)
  return finishGenuine(capture, await shoot(capture, subject), truth)
}

export function finishGenuine(capture: Capture, shots: Shots, truth: Record<string, unknown>): SimulatedBurst {
  const { person, condition, split, options } = capture
  return {
    ...shots,
    flash: capture.flash,
    flashSamples: reportFlash(capture, 'genuine'),
    labels: {
      class: 'genuine',
      species: 'genuine',
      condition,
      split,
      seed: options.seed,
      fields: person.fields,
      header: person.header,
      alterations: [],
      flashResponse: 'genuine',
    },
    truth: { ...captureTruth(capture), ...truth },
  }
}

/** The card of a capture as a subject; `who` prints another person's data on the same blank and wear. */
export async function genuineCard(
  capture: Capture,
  who: Person = capture.person,
): Promise<{ subject: Subject; truth: Record<string, unknown> }> {
  const random = capture.random.fork('card')
  const range = CONDITIONS[capture.condition].wear
  const worn = random.range(range[0], range[1])
  const texture = textureOf(await flatCard(capture, who), 0, 0, CARD_MM.width, CARD_MM.height)
  wear(texture, random.fork('wear'), worn)
  const laminate = drawLaminate(random.fork('laminate'), worn)
  const finish = laminateFinish(random.fork('finish'), laminate)
  return { subject: cardSubject(texture, finish, capture.optics, capture.pxPerMm), truth: { wear: worn, laminate } }
}

/** The flat card a little finer than this capture will see it. */
export function flatCard({ pxPerMm }: Pick<Capture, 'pxPerMm'>, who: Person): Promise<Raster> {
  return rasteriseCard(who, Math.min(2200, Math.max(320, Math.round(pxPerMm * CARD_MM.width * 1.02))))
}
