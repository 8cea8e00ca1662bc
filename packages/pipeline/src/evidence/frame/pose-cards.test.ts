import { burst, person, rasteriseCard, type Frame } from '@identity/specimen'
import { homographyOfQuads } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { openBurstPixels } from './burst-pixels.ts'
import { poseCards, type FollowedPose } from './pose-cards.ts'

const UNIT = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const
const card = (seed: number) => rasteriseCard(person(seed), 900)

async function posesOf(frames: readonly Frame[]): Promise<readonly (FollowedPose | null)[]> {
  const pixels = await openBurstPixels(frames.map((frame) => frame.jpeg))
  const sizes = pixels.map(({ decoded, small }) => ({
    width: decoded.originalWidth,
    height: decoded.originalHeight,
    small,
  }))
  const homography = homographyOfQuads(UNIT, frames[0].quad)
  if (homography === null) throw new Error('the first card has no area')
  return poseCards(sizes, { frame: 0, homography })
}

const farthestMm = (pose: FollowedPose | null, { quad }: Frame) =>
  pose === null
    ? Infinity
    : Math.max(...pose.quad.map(([x, y], i) => Math.hypot(x - quad[i][0], y - quad[i][1]))) / pose.pxPerMm

describe('poseCards', () => {
  it.each([
    ['a steady hand', {}],
    ['an unsteady hand and a slant', { motion: 3, maxTiltDeg: 25 }],
    ['a card that fills a third of the frame, upside down', { fill: [0.35, 0.4] as const, rotationDeg: 180 as const }],
    ['glare over the print', { glare: 0.8 }],
  ])('follows the card over a burst to a tenth of a millimetre: %s', async (_, options) => {
    const frames = await burst(await card(2), { widthPx: 960, heightPx: 720, ...options }, 2, 3)
    const poses = await posesOf(frames)
    expect(poses.map((pose) => pose?.source)).toEqual(['read', 'followed', 'followed'])
    for (const [i, pose] of poses.entries()) expect(farthestMm(pose, frames[i])).toBeLessThan(0.1)
  })

  it('finds the card by its edges on a frame of another size and place', async () => {
    const [first] = await burst(await card(3), { widthPx: 960, heightPx: 720, background: 'plain' }, 3, 1)
    const options = { widthPx: 720, heightPx: 960, background: 'plain' as const, fill: [0.7, 0.75] as const }
    const [other] = await burst(await card(3), options, 8, 1)
    const poses = await posesOf([first, other])
    expect(farthestMm(poses[1], other)).toBeLessThan(0.2)
  })

  it('gives null where the card is not: another scene, another size, nothing at all', async () => {
    const [first] = await burst(await card(4), { widthPx: 640, heightPx: 480 }, 4, 1)
    const blank = {
      ...first,
      jpeg: (await burst(await card(4), { widthPx: 640, heightPx: 480, fill: [0.02, 0.03] }, 5, 1))[0].jpeg,
    }
    expect((await posesOf([first, blank]))[1]).toBeNull()
  })

  it('tells tilt and scale', async () => {
    const [frame] = await burst(await card(5), { widthPx: 960, heightPx: 720, maxTiltDeg: 0, fill: [0.8, 0.8] }, 5, 1)
    const [pose] = await posesOf([frame])
    expect(pose?.tiltDeg).toBeLessThan(1)
    expect(pose?.pxPerMm).toBeGreaterThan((0.7 * 960) / 85.6)
    expect(pose?.pxPerMm).toBeLessThan((0.85 * 960) / 85.6)
  })
})
