import type { Rgb } from '../../photo/scene.ts'
import type { Random } from '../../random.ts'
import type { PhoneModel } from '../factors/phones.ts'
import type { Mosaic } from '../scene/render-mosaic.ts'

/** What the camera remembers from frame to frame: how bright it makes the picture and what it takes for white. */
export interface AutoState {
  exposure: number
  gains: Rgb
}

/** Exposure and balance that a frame alone would get. */
function wanted({ light, width, height }: Mosaic, phone: PhoneModel, bias: Rgb): AutoState {
  const sum: [number, number, number] = [0, 0, 0]
  const greens: number[] = []
  // One quad of the mosaic in 144 meters well enough.
  for (let y = 4; y < height - 1; y += 24) {
    for (let x = 4; x < width - 1; x += 24) {
      const i = y * width + x
      const green = (light[i + 1] + light[i + width]) / 2
      sum[0] += light[i]
      sum[1] += green
      sum[2] += light[i + width + 1]
      greens.push(green)
    }
  }
  greens.sort((a, b) => a - b)
  const mean = (0.3 * sum[0] + 0.6 * sum[1] + 0.1 * sum[2]) / greens.length
  const bright = greens[Math.floor(greens.length * 0.96)] ?? mean
  const exposure = Math.min(phone.target / Math.max(1e-6, mean), 0.8 / Math.max(1e-6, bright))
  // Grey world, as far as this phone goes; channels that clip alike stay neutral because no gain is under 1.
  const raw = [0, 1, 2].map((c) => bias[c] * (sum[1] / Math.max(1e-9, sum[c])) ** phone.balanceStrength)
  const least = Math.min(...raw)
  return { exposure: exposure * least, gains: raw.map((gain) => gain / least) as unknown as Rgb }
}

export class AutoControl {
  readonly #phone: PhoneModel
  readonly #bias: Rgb
  readonly #startError: number
  #state: AutoState | null = null
  #atS = 0

  /** `light`: the tint of the room, which the camera has learnt before the burst. */
  constructor(phone: PhoneModel, random: Random) {
    this.#phone = phone
    this.#bias = [1 + random.gauss() * 0.03, 1, 1 + random.gauss() * 0.03]
    // The preview has run for a while: within a tenth of a stop or so.
    this.#startError = 2 ** (random.gauss() * 0.12)
  }

  /** The state for a frame read at `atS`; moves towards what the frame wants, with this phone's lags. */
  meter(mosaic: Mosaic, atS: number): AutoState {
    const goal = wanted(mosaic, this.#phone, this.#bias)
    if (this.#state === null) {
      this.#state = { exposure: goal.exposure * this.#startError, gains: goal.gains }
    } else {
      const passed = Math.max(0, atS - this.#atS)
      const [fast, slow] = [
        1 - Math.exp(-passed / this.#phone.exposureTau),
        1 - Math.exp(-passed / this.#phone.balanceTau),
      ]
      const { exposure, gains } = this.#state
      this.#state = {
        exposure: exposure * (goal.exposure / exposure) ** fast,
        gains: gains.map((gain, c) => gain + slow * (goal.gains[c] - gain)) as unknown as Rgb,
      }
    }
    this.#atS = atS
    return this.#state
  }
}
