import type { Tile } from './choose-tiles.ts'

/** Tiles with more than this clipped show no lattice where it matters (forensics note, gate table). */
const MAX_CLIPPED = 0.25
/** Flatter tiles are painted or clipped, not photographed (forensics note 4.2). */
const MIN_SPREAD_CODES = 0.5

/** Whether a tile can show a regular pattern at all. */
export const showsSomething = ({ clippedShare, spreadCodes }: Tile) =>
  clippedShare <= MAX_CLIPPED && spreadCodes >= MIN_SPREAD_CODES
