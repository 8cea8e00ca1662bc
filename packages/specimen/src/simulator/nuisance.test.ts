import { beforeAll, describe, expect, test } from 'vitest'
import { attackBurst } from './attack-burst.ts'
import { genuineBurst } from './genuine-burst.ts'
import type { Species } from './species.ts'
import { auc, measureNuisances, NUISANCES, type Nuisance } from './testing/nuisance-probe.ts'

/** Small frames and few seeds; scripts/nuisance-probe.mjs measures all species at any size. Prints cost most. */
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed)
const FEW = 3
const SMALL = { widthPx: 320, heightPx: 240, frames: 1 } as const

/**
 * Quantities of a whole frame that follow from what stands before the lens and cannot be drawn equal: a replayed or
 * copied picture went through a lens before, so it is softer, quieter and codes to fewer bytes; a screen fills the view
 * and has a white of its own; a copy has another paper. No voter may read them; docs/simulator.md has the figures.
 */
const BY_PHYSICS = ['file size', 'noise', 'brightness', 'redness', 'blueness'] as const satisfies readonly Nuisance[]
/** An edited file is saved again by the editor, with the editor's tables. */
const BY_EDITOR = ['file size', 'quantisation', 'noise'] as const satisfies readonly Nuisance[]

const series = (
  make: (seed: number) => Promise<Parameters<typeof measureNuisances>[0]>,
  count: number = SEEDS.length,
) => Promise.all(SEEDS.slice(0, count).map(async (seed) => measureNuisances(await make(seed))))

describe('nuisances do not tell the class', () => {
  let genuine: Awaited<ReturnType<typeof series>>
  beforeAll(async () => {
    genuine = await series((seed) => genuineBurst({ ...SMALL, seed }))
  })

  test.each<[Species, readonly Nuisance[], number]>([
    // What is left for these is equal capture by capture, so that few are enough.
    ['grey_photocopy', BY_PHYSICS, FEW],
    ['laminated_print', BY_PHYSICS, FEW],
    ['edit_middle', BY_EDITOR, SEEDS.length],
    ['portrait_swap', BY_EDITOR, SEEDS.length],
  ])('%s: AUC within 0.45 to 0.55 for all that is not its physics', async (species, inherent, count) => {
    const attack = await series((seed) => attackBurst({ ...SMALL, seed, species }), count)
    for (const name of NUISANCES.filter((each) => !inherent.includes(each))) {
      const value = auc(
        genuine.slice(0, count).map((row) => row[name]),
        attack.map((row) => row[name]),
      )
      expect(value, name).toBeGreaterThanOrEqual(0.45)
      expect(value, name).toBeLessThanOrEqual(0.55)
    }
  })

  test('the probe tells what does differ', () => {
    const louder = genuine.map(({ noise }) => noise + 1e6)
    expect(
      auc(
        genuine.map(({ noise }) => noise),
        louder,
      ),
    ).toBe(1)
  })
})
