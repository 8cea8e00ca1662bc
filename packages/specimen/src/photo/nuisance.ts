import { rasteriseCard } from '../card/render-card.ts'
import { person, type Person } from '../person/person.ts'
import { createRandom, type Random } from '../random.ts'
import { BUSY_BACKGROUNDS } from './background.ts'
import { photograph, type Photo } from './photograph.ts'
import type { SceneOptions } from './scene.ts'

/** What makes a photo hard to read, each alone; `none` is an ordinary photo, `all` draws from all of them. */
export const NUISANCES = [
  'none',
  'tilt',
  'rotation',
  'blur',
  'glare',
  'noise',
  'jpeg',
  'small',
  'background',
  'border',
  'finger',
  'all',
] as const
export type Nuisance = (typeof NUISANCES)[number]

const turn = (random: Random): SceneOptions => ({
  rotationDeg: random.pick([0, 90, 180, 270] as const),
  maxRollDeg: 45,
})
const blur = (random: Random): SceneOptions => ({ blurPx: random.range(1.2, 2), motionPx: random.range(0, 3) })
const glare = (random: Random): SceneOptions => ({ glare: random.range(0.1, 0.6) })
const noise = (random: Random): SceneOptions => ({ noiseScale: random.range(2, 6) })
const jpeg = (random: Random): SceneOptions => ({ quality: random.int(60, 95) })
const small: SceneOptions = { cardWidthPx: [600, 1000] }

const ALONE: Readonly<Record<Exclude<Nuisance, 'all'>, (random: Random) => SceneOptions>> = {
  none: () => ({}),
  tilt: () => ({ maxTiltDeg: 28 }),
  rotation: turn,
  blur,
  glare,
  noise,
  jpeg: (random) => ({ quality: random.int(60, 75) }),
  small: () => small,
  background: (random) => ({ background: random.pick(BUSY_BACKGROUNDS) }),
  border: () => ({ touchesBorder: true }),
  finger: () => ({ finger: true }),
}

/**
 * Scene options of one photo. In `all` every photo has tilt to 25° and JPEG quality 60–95; each of the rest comes by
 * chance: any rotation 50 % (else ±8°), card 600–1000 px wide 50 % (else 70–92 % of the photo), busy background 50 %,
 * glare of 0.1–0.6 white 50 %, noise 2–6 times ordinary 40 %, blur 30 % (sigma 1.2–2 px, on small cards 0.9–1.3 px, and
 * up to 3 px of motion), card at the border 20 %, finger 20 %; one photo in five stands upright.
 */
export function drawNuisance(nuisance: Nuisance, seed: number): SceneOptions {
  const random = createRandom(seed).fork(`nuisance ${nuisance}`)
  if (nuisance !== 'all') return ALONE[nuisance](random)
  const upright = random.chance(0.2)
  const isSmall = random.chance(0.5)
  return {
    ...(upright ? { widthPx: 1200, heightPx: 1600 } : {}),
    maxTiltDeg: 25,
    ...jpeg(random),
    ...(random.chance(0.5) ? turn(random) : { maxRollDeg: 8 }),
    ...(isSmall ? small : { fill: [0.7, 0.92] as const }),
    ...(random.chance(0.5) ? { background: random.pick(BUSY_BACKGROUNDS) } : {}),
    ...(random.chance(0.5) ? glare(random) : {}),
    ...(random.chance(0.4) ? noise(random) : {}),
    ...(random.chance(0.3)
      ? isSmall
        ? { blurPx: random.range(0.9, 1.3), motionPx: random.range(0, 1.5) }
        : blur(random)
      : {}),
    ...(random.chance(0.2) ? { touchesBorder: true } : {}),
    ...(random.chance(0.2) ? { finger: true } : {}),
  }
}

export interface NuisancePhoto extends Photo {
  person: Person
  scene: SceneOptions
}

/** A photo of the fictional card of this seed under a nuisance; the same seed and nuisance give the same file. About 1 s. */
export async function nuisancePhoto(nuisance: Nuisance, seed: number): Promise<NuisancePhoto> {
  const who = person(seed)
  const scene = drawNuisance(nuisance, seed)
  return { ...(await photograph(await rasteriseCard(who, 1600), scene, seed)), person: who, scene }
}
