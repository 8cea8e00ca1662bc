import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { depthUnderFinger, drawFinger } from './finger.ts'
import { drawNuisance, NUISANCES } from './nuisance.ts'
import { bounds, projectCard } from './pose.ts'
import { drawScene } from './scene.ts'
import { layoutCard, CARD, runBox } from '../card/card-layout.ts'
import { person } from '../person/person.ts'

const scene = (nuisance: (typeof NUISANCES)[number], seed: number) =>
  drawScene(createRandom(seed), drawNuisance(nuisance, seed))

it.each(NUISANCES)('%s: the same seed gives the same scene, another seed another', (nuisance) => {
  expect(scene(nuisance, 3)).toEqual(scene(nuisance, 3))
  expect(scene(nuisance, 3)).not.toEqual(scene(nuisance, 4))
})

it('a small card is 600 to 1000 px wide', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { pose, size } = scene('small', seed)
    const [a, b] = projectCard(pose, size)
    const width = Math.hypot(b[0] - a[0], b[1] - a[1])
    expect(width).toBeGreaterThan(560)
    expect(width).toBeLessThan(1060)
  }
})

it('a card at the border reaches it and is cut by no more than 1 %', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { pose, size } = scene('border', seed)
    const box = bounds(projectCard(pose, size))
    const nearest = Math.min(box.x, box.y, size.widthPx - box.x - box.width, size.heightPx - box.y - box.height)
    expect(nearest).toBeLessThan(1)
    expect(nearest).toBeGreaterThan(-0.011 * box.width)
  }
})

it('a finger lies over the edge and covers no value', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const finger = drawFinger(createRandom(seed))
    expect(depthUnderFinger(finger, finger.x, finger.y)).toBeGreaterThan(0)
    const values = layoutCard(person(seed)).runs.filter(({ field, part }) => field !== undefined || part !== 'label')
    for (const run of values) {
      const { x, y, width, height } = runBox(run)
      for (const [px, py] of [
        [x, y],
        [x + width, y],
        [x, y + height],
        [x + width, y + height],
      ] as const) {
        expect(depthUnderFinger(finger, px / 10, py / 10)).toBeLessThan(0)
      }
    }
    expect(finger.x / (CARD.width / 10)).toBeGreaterThan(-0.2)
  }
})

it('all: half of the cards are small, a fifth are held', () => {
  const scenes = Array.from({ length: 400 }, (_, seed) => drawNuisance('all', seed))
  const share = (wanted: (s: (typeof scenes)[number]) => boolean) => scenes.filter(wanted).length / scenes.length
  expect(share((s) => s.cardWidthPx !== undefined)).toBeCloseTo(0.5, 1)
  expect(share((s) => s.finger === true)).toBeCloseTo(0.2, 1)
  expect(Math.min(...scenes.map((s) => s.quality ?? 0))).toBeGreaterThanOrEqual(60)
})
