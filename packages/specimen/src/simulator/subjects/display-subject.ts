import { mapPoint, type Homography, type Quad } from '../../photo/quad.ts'
import type { Capture } from '../capture.ts'
import { DISPLAYS, type DisplayModel } from '../factors/displays.ts'
import { spreadPx } from '../scene/optics.ts'
import { smoothNoise } from '../scene/smooth-noise.ts'
import { coverRow, type Subject } from '../scene/subject.ts'
import { CARD_MM } from '../scene/view.ts'
import { displayImage } from './display-image.ts'
import { integratedEmission, type DisplayMap } from './display-integral.ts'
import { subPixels } from './display-lattice.ts'
import { supersampledEmission } from './display-supersampled.ts'
import type { StolenPicture } from './stolen-picture.ts'

export interface DisplayOptions {
  /** Fixes the display by its id; drawn from the split when absent. */
  display?: string
  /** How the lattice is brought onto the sensor; two implementations that share no code. Default integral. */
  moire?: 'integral' | 'supersampled'
}

/** A display that shows a stolen picture, its card laid where the genuine card would lie. */
export async function displaySubject(
  capture: Capture,
  stolen: StolenPicture,
  options: DisplayOptions = {},
): Promise<{ subject: Subject; truth: Record<string, unknown> }> {
  const random = capture.random.fork('display')
  const model = pickDisplay(random.pick(DISPLAYS[capture.split]), options.display)
  const zoom = random.range(model.zoom[0], model.zoom[1])
  const brightness = random.range(0.35, 1)
  const window = random.pick([0, 18, 32, 245])
  const kernel = random.pick(['linear', 'cubic'] as const)
  const bezel = random.chance(0.25)
  // The scene is measured in mm of a true-sized card: a card shown larger makes the pixels smaller in proportion.
  const pitch = model.pitchUm / 1000 / zoom
  const { toPlane, mmPerPx, angle } = layCard(stolen)
  const pixelsPerStolen = mmPerPx / pitch
  const columns = Math.max(40, Math.round(stolen.picture.width * pixelsPerStolen))
  const image = await displayImage(stolen.picture, columns, model, window, kernel)
  const [cos, sin] = [Math.cos(-angle) / pitch, Math.sin(-angle) / pitch]
  const [ox, oy] = mapPoint(toPlane, [0, 0])
  const map: DisplayMap = { a: cos, b: -sin, c: -(cos * ox - sin * oy), d: sin, e: cos, f: -(sin * ox + cos * oy) }
  const spread = spreadPx(capture.optics)
  const perPx = 1 / (capture.pxPerMm * pitch)
  const emission =
    options.moire === 'supersampled'
      ? supersampledEmission(image, subPixels(model), map, capture.optics, random.fork('samples'))
      : integratedEmission(image, subPixels(model), map, spread.x * perPx, spread.y * perPx)
  // White on the display against white paper in this room.
  const level = (model.peakNits * brightness * Math.PI) / capture.room.lux
  const smudge = smoothNoise(random.fork('smudge'))
  const gloss = { alpha: model.glassAlpha, f0: 0.04 }
  const edge = bezel ? { x: -random.range(4, 30), y: -random.range(4, 24) } : { x: -600, y: -600 }
  const outline = {
    ...edge,
    width: bezel ? CARD_MM.width - edge.x + random.range(4, 30) : 1300,
    height: bezel ? CARD_MM.height - edge.y + random.range(4, 24) : 1300,
    corner: bezel ? 0.5 : 0,
  }
  const frame = {
    x: outline.x - 9,
    y: outline.y - 9,
    width: outline.width + 18,
    height: outline.height + 18,
    corner: 6,
  }
  const lit = new Float32Array(capture.sensor.widthPx)
  const subject: Subject = {
    paint: (row, into) => {
      coverRow(row, frame, into.cover)
      into.body.fill(0.006)
      emission(row, into.emission)
      coverRow(row, outline, lit)
      for (let i = 0; i < row.width; i++) into.emission[i] *= level * lit[i]
      if (bezel) for (let i = 0; i < row.width; i++) into.body[i] += 0.014 * (1 - lit[i])
    },
    finish: {
      gloss: (x, y) => {
        gloss.alpha = model.glassAlpha + 0.05 * Math.max(0, smudge(x * 0.06, y * 0.06))
        return gloss
      },
      slope: (_x, _y, out) => out.fill(0),
    },
    emits: { pwmHz: model.pwmHz, pwmDepth: model.pwmDepth },
    cardOnPlane: stolen.quad.map((corner) => mapPoint(toPlane, corner)) as unknown as Quad,
    outline: frame,
  }
  const pixelsPerPhotosite = perPx
  return {
    subject,
    truth: {
      display: model.id,
      layout: model.layout,
      zoom,
      brightness,
      bezel,
      pixelsPerPhotosite,
      moire: options.moire ?? 'integral',
      stolen: stolen.truth,
    },
  }
}

/** Turn, scale and shift that lay the card of a picture over the true card: from pixels of the picture to mm. */
export function layCard({ quad }: Pick<StolenPicture, 'quad'>): {
  toPlane: Homography
  mmPerPx: number
  angle: number
} {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad
  const [ax, ay] = [(x1 + x2 - x0 - x3) / 2, (y1 + y2 - y0 - y3) / 2]
  const mmPerPx = CARD_MM.width / Math.hypot(ax, ay)
  const angle = -Math.atan2(ay, ax)
  const [c, s] = [Math.cos(angle) * mmPerPx, Math.sin(angle) * mmPerPx]
  const [mx, my] = [(x0 + x1 + x2 + x3) / 4, (y0 + y1 + y2 + y3) / 4]
  const [tx, ty] = [CARD_MM.width / 2 - (c * mx - s * my), CARD_MM.height / 2 - (s * mx + c * my)]
  return { toPlane: [c, -s, tx, s, c, ty, 0, 0, 1], mmPerPx, angle }
}

function pickDisplay(drawn: DisplayModel, id: string | undefined): DisplayModel {
  if (id === undefined) return drawn
  const found = [...DISPLAYS.develop, ...DISPLAYS.heldout].find((model) => model.id === id)
  if (found === undefined) throw new RangeError(`no such display: ${id}`)
  return found
}
