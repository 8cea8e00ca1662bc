import type { FlashSample } from '@identity/protocol'
import { linearToSrgb } from '../photo/linear-image.ts'
import type { Rgb } from '../photo/scene.ts'
import { BURST_START_MS } from '../photo/burst.ts'
import { createRandom } from '../random.ts'
import { flashTimeline, type FlashColors, type FlashOptions } from './flash-response.ts'

export interface FlashSamplesOptions extends FlashOptions {
  startMs?: number
}

/** Noise of one frame's mean, share of full scale; generous, for a mean over a whole frame. */
const MEAN_NOISE = 0.004
/** Level of a mid-grey in the room's light, linear. */
const ROOM_LEVEL = 0.2

/**
 * What a front camera reports for a challenge: mean colour over the last 60 % of every hold, 0 to 255. It looks at a
 * face or a wall near the screen, never at the card.
 */
export function flashSamples(flash: FlashColors, options: FlashSamplesOptions, seed: number): FlashSample[] {
  const random = createRandom(seed).fork('flash samples')
  const warmth = random.gauss() * 0.15
  const tint: Rgb = [Math.exp(warmth), 1, Math.exp(-warmth)]
  const skin = random.range(0.55, 1.3)
  const albedo: Rgb = random.chance(0.7) ? [0.5 * skin, 0.35 * skin, 0.27 * skin] : [0.5, 0.5, 0.5]
  const timeline = flashTimeline(flash, options, albedo, tint, random)
  const startMs = options.startMs ?? BURST_START_MS
  let begin = 0
  return flash.holdMs.map((hold, step) => {
    const late = timeline.filter(({ atMs }) => atMs >= begin + 0.4 * hold && atMs < begin + hold)
    begin += hold
    const mean = (c: 0 | 1 | 2): number => {
      let sum = 0
      for (const { screen, exposure, gains } of late) {
        const level = ROOM_LEVEL * (albedo[c] / albedo[1]) * (tint[c] + screen[c]) * exposure * gains[c]
        sum += linearToSrgb(Math.min(1, Math.max(0, level))) + random.gauss() * MEAN_NOISE
      }
      return Math.min(255, Math.max(0, Math.round((255 * sum) / late.length)))
    }
    return { step, r: mean(0), g: mean(1), b: mean(2), atMs: Math.round(startMs + begin - 0.3 * hold) }
  })
}
