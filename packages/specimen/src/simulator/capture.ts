import { drawFlashSequence, type FlashSample, type FrameMeta } from '@identity/protocol'
import type { FlashColors, FlashResponse } from '../flash/flash-response.ts'
import { flashSamples } from '../flash/flash-samples.ts'
import { BURST_START_MS } from '../photo/burst.ts'
import { srgbToLinear } from '../photo/linear-image.ts'
import type { Quad } from '../photo/quad.ts'
import type { Rgb } from '../photo/scene.ts'
import { person, type Person, type PersonOverrides } from '../person/person.ts'
import { createRandom, type Random } from '../random.ts'
import { AutoControl } from './camera/auto-control.ts'
import { openDarkroom } from './camera/darkroom.ts'
import { deliver, drawDelivery, sensorSize, type Delivery } from './camera/deliver.ts'
import { develop } from './camera/develop.ts'
import { drawNoise, expose, fixedPattern } from './camera/expose.ts'
import { PHONES, type PhoneModel } from './factors/phones.ts'
import { SURFACES, type Surface } from './factors/surfaces.ts'
import type { Split } from './factors/split.ts'
import { CONDITIONS, type Condition } from './conditions.ts'
import { drawFingers, type Finger } from './scene/fingers.ts'
import { drawRoom, type PhoneLight, type Room } from './scene/light.ts'
import { lightGrid } from './scene/light-grid.ts'
import { drawOptics, type Optics } from './scene/optics.ts'
import { renderMosaic } from './scene/render-mosaic.ts'
import type { Subject } from './scene/subject.ts'
import { drawTable, type Table } from './scene/table.ts'
import { cardQuad, drawPose, moveHand, openView, type Lens, type Pose } from './scene/view.ts'

/** How the phone lights the card: not at all, with the colours of the challenge, or with its torch on every other frame. */
export const LIGHTINGS = ['room', 'flash', 'torch'] as const
export type Lighting = (typeof LIGHTINGS)[number]

export interface CaptureOptions {
  /** The same seed gives the same card, pose, light, phone and delivery for every class. */
  seed: number
  /** 1 to 8; default 4. */
  frames?: number
  /** Size of the files; default 1600 by 1200. */
  widthPx?: number
  heightPx?: number
  /** Which half of the instruments to draw from; default develop. */
  split?: Split
  condition?: Condition
  lighting?: Lighting
  /** The challenge; drawn from the seed (7 steps) when absent. */
  flash?: FlashColors
  /** Screen light at the surface as a share of the room's; drawn when absent. */
  flashRatio?: number
  /** What is printed on the card, where a test cares. */
  fields?: PersonOverrides
  /** Unix ms of the first frame. */
  startMs?: number
}

/** All that a burst has in common whatever stands before the lens. */
export interface Capture {
  options: CaptureOptions
  split: Split
  random: Random
  person: Person
  condition: Condition
  phone: PhoneModel
  lens: Lens
  size: { widthPx: number; heightPx: number }
  sensor: { widthPx: number; heightPx: number }
  optics: Optics
  room: Room
  surface: Surface
  table: Table
  fingers: readonly Finger[]
  delivery: Delivery
  poses: readonly Pose[]
  atMs: readonly number[]
  /** Pixels of the sensor per mm of the card in the first pose. */
  pxPerMm: number
  flash: FlashColors
  flashRatio: number
  /** Noise variance and reading noise at this light. */
  shot: number
  read: number
  exposureS: number
}

export interface Shots {
  frames: Buffer[]
  quads: Quad[]
  meta: FrameMeta[]
}

export function openCapture(options: CaptureOptions): Capture {
  const count = options.frames ?? 4
  if (!Number.isInteger(count) || count < 1 || count > 8) throw new RangeError(`frames must be 1 to 8, got ${count}`)
  const split = options.split ?? 'develop'
  const random = createRandom(`${options.seed}/${split}`).fork('capture')
  const condition = options.condition ?? 'good'
  const range = CONDITIONS[condition]
  const size = { widthPx: options.widthPx ?? 1600, heightPx: options.heightPx ?? 1200 }
  const delivery = drawDelivery(random.fork('delivery'), split)
  const sensor = sensorSize(delivery, size.widthPx, size.heightPx)
  const phone = vary(random.fork('phone'), random.fork('model').pick(PHONES[split]))
  const long = Math.max(sensor.widthPx, sensor.heightPx)
  const lens: Lens = { ...sensor, focalPx: (phone.focalMm / 36) * long, radial: phone.radial }
  const pose = drawPose(random.fork('pose'), lens, {
    ...range.pose,
    rotationDeg: condition === 'rotated' ? random.fork('turn').pick([90, 180, 270] as const) : 0,
  })
  const view = openView(pose, lens)
  const quad = cardQuad(view)
  const room = drawRoom(random.fork('room'), range.room, view.eye)
  const surface = random.fork('surface').pick(SURFACES[split])
  const hand = random.fork('hand')
  const poses = [pose]
  const atMs = [options.startMs ?? BURST_START_MS]
  for (let i = 1; i < count; i++) {
    poses.push(moveHand(hand, pose, 1))
    atMs.push(atMs[i - 1] + hand.int(80, 250))
  }
  // Less light, less exactness: down to the phone's own in 300 lux and more, up by the cube root of four at 50.
  const dim = Math.max(1, 300 / room.lux) ** 0.8
  const flashes = random.fork('flash')
  return {
    options,
    split,
    random,
    person: person(options.seed, options.fields),
    condition,
    phone,
    lens,
    size,
    sensor,
    optics: drawOptics(random.fork('optics'), range.optics, long / 1600),
    room,
    surface,
    table: drawTable(random.fork('table'), surface),
    fingers: range.fingers ? drawFingers(random.fork('fingers')) : [],
    delivery,
    poses,
    atMs,
    pxPerMm: Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / 85.6,
    flash: options.flash ?? drawFlashSequence(7, (below) => flashes.int(0, below - 1)),
    flashRatio: options.flashRatio ?? Math.min(1.5, Math.max(0.02, 45 / room.lux)),
    shot: Math.min(6e-4, (phone.shot * dim) / phone.merged),
    read: Math.min(4e-3, (phone.read * dim) / Math.sqrt(phone.merged)),
    exposureS: Math.min(1 / 25, Math.max(1 / 1000, 2.5 / room.lux)),
  }
}

/** Takes the burst of whatever `subject` is. */
export async function shoot(capture: Capture, subject: Subject): Promise<Shots> {
  const { phone, lens, room, sensor, size, delivery, options, flash } = capture
  const random = capture.random.fork('noise')
  const control = new AutoControl(phone, random.fork('control'))
  const pattern = fixedPattern(
    sensor.widthPx,
    sensor.heightPx,
    phone.fixedPattern,
    capture.random.fork('pattern').bits(),
  )
  const noise = drawNoise(random.fork('draws').bits())
  const noiseCodes = 287 * Math.sqrt(capture.shot * 0.2 + capture.read ** 2)
  const front = options.lighting === 'flash'
  const darkroom = openDarkroom(sensor.widthPx, sensor.heightPx)
  const shots: Shots = { frames: [], quads: [], meta: [] }
  const holds = flash.holdMs
  let begunMs = 0
  for (const [i, pose] of capture.poses.entries()) {
    const step = front ? i % flash.colors.length : undefined
    const atMs = front ? capture.atMs[0] + begunMs + holds[i % holds.length] * 0.8 : capture.atMs[i]
    begunMs += holds[i % holds.length]
    const torch = options.lighting === 'torch' ? i % 2 === 1 : undefined
    const view = openView(pose, lens)
    const atS = (atMs - capture.atMs[0]) / 1000
    const mosaic = renderMosaic(
      {
        view,
        room,
        grid: lightGrid(view, room, phoneLight(capture, step, torch ?? false), subject.finish),
        subject,
        table: capture.table,
        fingers: capture.fingers,
        lateralPx: phone.lateralPx * (lens.widthPx / 1600),
        atS: atS + 0.37,
        readoutS: 0.018,
        exposureS: capture.exposureS,
        vignette: phone.vignette,
      },
      darkroom.light,
    )
    const { exposure, gains } = control.meter(mosaic, atS)
    const raw = expose(
      mosaic,
      { shot: capture.shot, read: capture.read, rowNoise: phone.rowNoise, pattern, noise },
      exposure,
      gains,
      random.bits(),
      darkroom.raw,
    )
    const pixels = develop(raw, phone, noiseCodes, darkroom)
    const { file, toFile } = await deliver(pixels, sensor, size, delivery)
    shots.frames.push(file)
    shots.quads.push(toFile(cardQuad(view, subject.cardOnPlane ?? undefined)))
    shots.meta.push({
      capturedAtMs: Math.round(atMs),
      camera: front ? 'front' : 'rear',
      ...(step === undefined ? {} : { step }),
      ...(torch === undefined ? {} : { torch }),
    })
  }
  return shots
}

/** The front camera's report on the challenge. Live attacks answer it as truly as a customer does. */
export function reportFlash(capture: Capture, response: FlashResponse): FlashSample[] {
  const seed = capture.random.fork('samples').bits()
  return flashSamples(capture.flash, { response, ratio: capture.flashRatio, startMs: capture.atMs[0] }, seed)
}

function phoneLight(capture: Capture, step: number | undefined, torch: boolean): PhoneLight | null {
  if (torch) {
    const level = Math.min(3, 160 / capture.room.lux)
    return { level: [1.02 * level, level, 0.93 * level], width: 5, height: 5, offset: [12, 0] }
  }
  if (step === undefined) return null
  const value = Number.parseInt(capture.flash.colors[step].slice(1), 16)
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((code) => srgbToLinear(code / 255))
  const ratio = capture.flashRatio
  // A little of each primary reaches the other filters of the camera.
  const mix = (a: number, c: number, d: number): number => ratio * (0.9 * a + 0.06 * c + 0.04 * d)
  const level: Rgb = [mix(r, g, b), mix(g, r, b), mix(b, g, r)]
  return { level, width: 68, height: 145, offset: [0, 70] }
}

/** One phone of a model: settings drift by some percent, and its control loops have their own haste. */
function vary(random: Random, model: PhoneModel): PhoneModel {
  const about = (value: number, share: number): number => value * (1 + random.range(-share, share))
  return {
    ...model,
    shot: about(model.shot, 0.3),
    read: about(model.read, 0.3),
    denoise: Math.min(1, about(model.denoise, 0.3)),
    sharpen: about(model.sharpen, 0.3),
    sharpenRadius: about(model.sharpenRadius, 0.15),
    chromaBlur: about(model.chromaBlur, 0.2),
    contrast: about(model.contrast, 0.5),
    saturation: 1 + (model.saturation - 1) * random.range(0.5, 1.5),
    vignette: about(model.vignette, 0.3),
    target: random.range(0.24, 0.36),
    exposureTau: random.range(0.15, 0.8),
    balanceTau: random.range(0.6, 3),
    balanceStrength: random.range(0.3, 1),
  }
}
