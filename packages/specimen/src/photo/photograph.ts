import sharp from 'sharp'
import type { Raster } from '../card/render-card.ts'
import { createRandom, type Random } from '../random.ts'
import { drawBackground } from './background.ts'
import { gaussianBlur, motionBlur } from './lens.ts'
import { renderLightField, type Illumination } from './light-field.ts'
import { toLinear, type LinearImage } from './linear-image.ts'
import { bounds, projectCard, type Pose } from './pose.ts'
import type { Quad } from './quad.ts'
import { drawScene, type Rgb, type Scene, type SceneOptions } from './scene.ts'
import { developRaw, exposeSensor } from './sensor.ts'

export interface Photo {
  jpeg: Buffer
  width: number
  height: number
  /** Ground truth: where the card's corners lie, px; corner (0, 0) of the picture is its outer corner. */
  quad: Quad
}

/** Card, table and camera settled; only pose, light and noise are left to choose for each frame. */
export interface Studio {
  scene: Scene
  card: LinearImage
  table: LinearImage
}

export interface Exposure {
  pose: Pose
  illumination: Illumination
  /** Scales light to the sensor's full scale. */
  exposure: number
  /** White-balance gains, green 1. */
  gains: Rgb
  /** 32-bit seed of the noise. */
  noiseSeed: number
}

/** A phone photo of a flat card. The same card, options and seed give the same file. */
export async function photograph(card: Raster, options: SceneOptions, seed: number): Promise<Photo> {
  const random = createRandom(seed).fork('photo')
  const studio = openStudio(card, drawScene(random, options), random)
  return takePhoto(studio, steadyExposure(studio, random.fork('noise')))
}

export function openStudio(card: Raster, scene: Scene, random: Random): Studio {
  const box = bounds(projectCard(scene.pose, scene.size))
  return {
    scene,
    card: toLinear(card, Math.max(box.width, box.height)),
    table: drawBackground(random.fork('table'), scene.background),
  }
}

/** Metered and balanced for the room's light. */
export function steadyExposure({ scene }: Studio, noise: Random): Exposure {
  const { tint } = scene.lighting
  const error = scene.camera.whiteBalanceError
  return {
    pose: scene.pose,
    illumination: { ambient: tint, screen: [0, 0, 0] },
    // The card is light: metering on it puts white paper at about 2.2 times the mean.
    exposure: scene.camera.target * 2.2,
    gains: [error[0] / tint[0], 1, error[2] / tint[2]],
    noiseSeed: noise.bits(),
  }
}

export async function takePhoto(studio: Studio, exposure: Exposure): Promise<Photo> {
  const { scene } = studio
  const { camera, size } = scene
  const quad = projectCard(exposure.pose, size)
  const field = renderLightField(studio.card, studio.table, scene, quad, exposure.illumination)
  gaussianBlur(field, camera.blurPx)
  motionBlur(field, camera.motionPx, camera.motionAngle)
  const raw = exposeSensor(field, camera, exposure.exposure, exposure.noiseSeed)
  const pixels = developRaw(raw, camera, exposure.gains)
  const jpeg = await encodeJpeg({ data: pixels, width: size.widthPx, height: size.heightPx }, scene)
  return { jpeg, width: size.widthPx, height: size.heightPx, quad }
}

function encodeJpeg({ data, width, height }: Raster, { camera }: Scene): Promise<Buffer> {
  const { quality, chromaSubsampling } = camera
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling })
    .toBuffer()
}
