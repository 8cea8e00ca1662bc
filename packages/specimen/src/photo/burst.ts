import type { FrameMeta } from '@identity/protocol'
import type { Raster } from '../card/render-card.ts'
import { createRandom } from '../random.ts'
import { openStudio, steadyExposure, takePhoto, type Photo } from './photograph.ts'
import { handMotion } from './pose.ts'
import { drawScene, type SceneOptions } from './scene.ts'

export interface Frame extends Photo {
  meta: FrameMeta
}

export interface BurstOptions extends SceneOptions {
  /** How unsteady the hand is; 1 is ordinary, 0 a tripod. */
  motion?: number
  /** Unix ms of the first frame; 2026-01-01 when absent. */
  startMs?: number
}

export const BURST_START_MS = Date.UTC(2026, 0, 1)

/** `count` frames of one card with the rear camera, 80 to 250 ms apart: the hand moves, every frame has its own noise. */
export async function burst(card: Raster, options: BurstOptions, seed: number, count: number): Promise<Frame[]> {
  const random = createRandom(seed).fork('photo')
  const studio = openStudio(card, drawScene(random, options), random)
  const steady = steadyExposure(studio, random.fork('noise'))
  const noise = random.fork('burst noise')
  const hand = random.fork('hand')
  const frames: Frame[] = []
  let atMs = options.startMs ?? BURST_START_MS
  for (let i = 0; i < count; i++) {
    const pose = handMotion(hand, studio.scene.pose, options.motion ?? 1)
    const photo = await takePhoto(studio, { ...steady, pose, noiseSeed: noise.bits() })
    frames.push({ ...photo, meta: { capturedAtMs: atMs, camera: 'rear' } })
    atMs += hand.int(80, 250)
  }
  return frames
}
