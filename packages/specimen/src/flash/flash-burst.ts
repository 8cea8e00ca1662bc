import type { Raster } from '../card/render-card.ts'
import { BURST_START_MS, type BurstOptions, type Frame } from '../photo/burst.ts'
import type { LinearImage } from '../photo/linear-image.ts'
import { openStudio, steadyExposure, takePhoto } from '../photo/photograph.ts'
import { handMotion } from '../photo/pose.ts'
import { drawScene, type Rgb } from '../photo/scene.ts'
import { createRandom } from '../random.ts'
import { flashTimeline, type FlashColors, type FlashOptions } from './flash-response.ts'

export interface FlashBurstOptions extends BurstOptions, FlashOptions {}

/**
 * One frame of the card for each step of the challenge, taken by the front camera while the screen shows that step's
 * colour: room light plus screen light, exposure and white balance drifting, fresh noise in every frame.
 */
export async function flashBurst(
  card: Raster,
  options: FlashBurstOptions,
  seed: number,
  flash: FlashColors,
): Promise<Frame[]> {
  const random = createRandom(seed).fork('photo')
  const studio = openStudio(card, drawScene(random, options), random)
  const steady = steadyExposure(studio, random.fork('noise'))
  const [noise, hand] = [random.fork('burst noise'), random.fork('hand')]
  const { tint } = studio.scene.lighting
  const timeline = flashTimeline(flash, options, meanColour(studio.card), tint, random.fork('flash'))
  const startMs = options.startMs ?? BURST_START_MS
  const frames: Frame[] = []
  let begin = 0
  for (const [step, hold] of flash.holdMs.entries()) {
    // Late in the hold: the display has switched, whatever its latency.
    const wanted = begin + hold * hand.range(0.65, 0.95)
    begin += hold
    const instant = timeline.findLast(({ atMs }) => atMs <= wanted) ?? timeline[0]
    const photo = await takePhoto(studio, {
      pose: handMotion(hand, studio.scene.pose, options.motion ?? 1),
      illumination: { ambient: tint, screen: instant.screen },
      exposure: steady.exposure * instant.exposure,
      gains: [0, 1, 2].map((c) => instant.gains[c] * studio.scene.camera.whiteBalanceError[c]) as unknown as Rgb,
      noiseSeed: noise.bits(),
    })
    frames.push({ ...photo, meta: { step, capturedAtMs: Math.round(startMs + wanted), camera: 'front' } })
  }
  return frames
}

function meanColour({ data }: LinearImage): Rgb {
  const sum: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < data.length; i += 3) {
    sum[0] += data[i]
    sum[1] += data[i + 1]
    sum[2] += data[i + 2]
  }
  const pixels = data.length / 3
  return [sum[0] / pixels, sum[1] / pixels, sum[2] / pixels]
}
