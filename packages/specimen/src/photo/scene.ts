import type { Random } from '../random.ts'
import { BACKGROUNDS, type Background } from './background.ts'
import { drawFinger, type Finger } from './finger.ts'
import { drawPose, type FrameSize, type Pose, type PoseRange } from './pose.ts'

export type Rgb = readonly [number, number, number]

/** What a caller may fix; whatever is left out is drawn from the seed. */
export interface SceneOptions extends Partial<FrameSize>, Partial<PoseRange> {
  background?: Background
  /** Sigma of the lens's Gaussian blur, px. */
  blurPx?: number
  /** Length of motion blur, px. */
  motionPx?: number
  /** Scales sensor noise; 0 is a noiseless camera, 1 what was drawn. */
  noiseScale?: number
  /** Peak of the laminate's reflection of a lamp, in units of white paper; 0 none. */
  glare?: number
  /** JPEG quality, 1 to 100. */
  quality?: number
  /** A finger holds the card by an edge; it covers nothing that is a value. */
  finger?: boolean
}

/** Light on the table: a level, a slope and a curve over the photo; and one lamp's reflection in the laminate. */
export interface Lighting {
  /** Colour of the light, green 1. */
  tint: Rgb
  /** Change of light from edge to edge, as a share, along x and y, and towards the corners. */
  slopeX: number
  slopeY: number
  falloff: number
  glare: { strength: number; x: number; y: number; radius: number; stretch: number; angle: number }
  /** Where the card's shadow falls, mm, and how dark it is. */
  shadow: { x: number; y: number; depth: number }
}

/** One phone camera, from lens to file. */
export interface Camera {
  blurPx: number
  motionPx: number
  motionAngle: number
  /** Darkening in the corners, share. */
  vignette: number
  /** Noise variance at level x of full scale is `shot * x + read ** 2`. */
  shot: number
  read: number
  /** Mean the exposure aims at, share of full scale in linear light. */
  target: number
  /** Error of the automatic white balance per channel. */
  whiteBalanceError: Rgb
  /** S-curve on top of sRGB, 0 to 0.3; saturation gain; amount of sharpening. */
  contrast: number
  saturation: number
  sharpen: number
  quality: number
  chromaSubsampling: '4:2:0' | '4:4:4'
}

/** Everything a photo was made with; the same for all frames of a burst but for pose and noise. */
export interface Scene {
  size: FrameSize
  pose: Pose
  background: Background
  /** The table under the card: turn in radians, mm per texel, shift in texels. */
  table: { angle: number; mmPerTexel: number; x: number; y: number }
  lighting: Lighting
  camera: Camera
  finger: Finger | null
}

/** Ranges follow the ordinary middle of what phones do; hard conditions are asked for by name through the options. */
export function drawScene(random: Random, options: SceneOptions = {}): Scene {
  const size = { widthPx: options.widthPx ?? 1600, heightPx: options.heightPx ?? 1200 }
  // Blur is in pixels of a 1600 px photo; smaller photos of the same scene blur by fewer pixels.
  const pxScale = Math.max(size.widthPx, size.heightPx) / 1600
  const lens = random.fork('camera')
  const light = random.fork('light')
  const warmth = light.gauss() * 0.14
  return {
    size,
    pose: drawPose(random.fork('pose'), size, {
      fill: options.fill ?? [0.75, 0.9],
      maxTiltDeg: options.maxTiltDeg ?? 12,
      maxRollDeg: options.maxRollDeg ?? 4,
      rotationDeg: options.rotationDeg ?? 0,
      ...(options.cardWidthPx === undefined ? {} : { cardWidthPx: options.cardWidthPx }),
      ...(options.touchesBorder === undefined ? {} : { touchesBorder: options.touchesBorder }),
    }),
    background: options.background ?? random.fork('background').pick(BACKGROUNDS),
    table: {
      angle: random.range(0, 2 * Math.PI),
      mmPerTexel: random.range(0.18, 0.34),
      x: random.range(0, 512),
      y: random.range(0, 512),
    },
    lighting: {
      tint: [1 + warmth, 1, 1 - warmth * 0.9],
      slopeX: light.range(-0.3, 0.3),
      slopeY: light.range(-0.3, 0.3),
      falloff: light.range(0, 0.18),
      glare: {
        strength: options.glare ?? (light.chance(0.5) ? light.range(0.02, 0.08) : 0),
        x: light.range(0.05, 0.95),
        y: light.range(0.05, 0.95),
        radius: light.range(0.08, 0.3),
        stretch: light.range(1, 3),
        angle: light.range(0, Math.PI),
      },
      shadow: { x: light.range(-2, 2), y: light.range(-2, 2), depth: light.range(0.15, 0.5) },
    },
    camera: {
      blurPx: options.blurPx ?? lens.range(0.5, 1) * pxScale,
      motionPx: options.motionPx ?? (lens.chance(0.3) ? lens.range(0.5, 1.6) * pxScale : 0),
      motionAngle: lens.range(0, Math.PI),
      vignette: lens.range(0.02, 0.2),
      shot: 10 ** lens.range(-4.4, -3.5) * (options.noiseScale ?? 1),
      read: 10 ** lens.range(-3.4, -2.7) * Math.sqrt(options.noiseScale ?? 1),
      target: lens.range(0.24, 0.34),
      whiteBalanceError: [1 + lens.gauss() * 0.025, 1, 1 + lens.gauss() * 0.025],
      contrast: lens.range(0, 0.3),
      saturation: lens.range(1, 1.2),
      sharpen: lens.range(0.1, 0.7),
      quality: options.quality ?? lens.int(80, 95),
      chromaSubsampling: lens.chance(0.8) ? '4:2:0' : '4:4:4',
    },
    finger: options.finger === true ? drawFinger(random.fork('finger')) : null,
  }
}
