import type { Background } from '../../photo/background.ts'
import type { BySplit } from './split.ts'

/** What lies under the card. Woven cloth, tiles and keys are lattices that a screen's lattice must not be confused with. */
export type Surface = Background | 'keyboard' | 'fabric'

export const SURFACES: BySplit<Surface> = {
  develop: ['wood', 'plain', 'cloth', 'keyboard'],
  heldout: ['tiles', 'fabric'],
}
