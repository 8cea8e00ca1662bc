import type { Quad } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { burstViewOf } from '../../../testing/burst-view.ts'
import { screenMoire } from '../../../voters/screen_moire/voter.ts'
import { measureSpecular } from '../specular/measure-specular.ts'
import { measureScreenMoire } from './measure-screen-moire.ts'
import { photographDisplay, type DisplayPhotoOptions } from './testing/photograph-display.ts'
import { blobScene } from './testing/scene.ts'

const SCENE = blobScene(650, 470, 2)
const QUAD: Quad = [
  [200, 200],
  [1100, 200],
  [1100, 768],
  [200, 768],
]

const photo = (change: Partial<DisplayPhotoOptions>) =>
  photographDisplay(SCENE, {
    width: 1300,
    height: 940,
    pitchPx: 3.4,
    layout: 'rgb_stripe',
    rotationDeg: 3,
    perspective: [0.04, 0.02],
    blurPx: 0.6,
    noise: 0.015,
    sharpening: 0.5,
    seed: 1,
    ...change,
  })

describe('measureScreenMoire', () => {
  it('has two frames of a replay agree, and looks at one where there is nothing', async () => {
    const replay = await burstViewOf({ frames: [photo({}), photo({ rotationDeg: 4, seed: 9 })], quads: [QUAD, QUAD] })
    const evidence = await measureScreenMoire(replay)
    expect(evidence!.looks.map(({ frame }) => frame)).toEqual([0, 1])
    expect(screenMoire.vote({ screenMoire: evidence }).finding).toBe('display_lattice')
    const desk = await burstViewOf({
      frames: [photo({ pitchPx: null }), photo({ pitchPx: null })],
      quads: [QUAD, QUAD],
    })
    expect((await measureScreenMoire(desk))!.looks).toHaveLength(1)
  })

  it('looks at the whole picture when there is no card, and not at a card too small', async () => {
    const frames = [photo({})]
    const evidence = await measureScreenMoire(await burstViewOf({ frames }))
    expect(evidence).toMatchObject({ widestCardPx: null, looks: [{ cardWidthPx: null }] })
    const small = QUAD.map(([x, y]) => [x / 2, y / 2] as const) as unknown as Quad
    const little = await measureScreenMoire(await burstViewOf({ frames, quads: [small] }))
    expect(little).toMatchObject({ widestCardPx: 450, looks: [] })
    expect(screenMoire.vote({ screenMoire: little }).finding).toBe('too_small')
  })
})

describe('measureSpecular', () => {
  it('measures nothing on one frame, nor on frames lit by challenge colours or the torch', async () => {
    const frames = [photo({ pitchPx: null }), photo({ pitchPx: null })]
    const quads = [QUAD, QUAD]
    expect(await measureSpecular(await burstViewOf({ frames: frames.slice(1), quads: [QUAD] }))).toBeNull()
    expect(await measureSpecular(await burstViewOf({ frames, quads, tags: [{ step: 0 }, { torch: true }] }))).toBeNull()
    const still = await measureSpecular(await burstViewOf({ frames, quads }))
    expect(still).toMatchObject({ frames: [0, 1], tiltRangeDeg: 0, travel: 0 })
  })
})
