import type { RgbImage } from '../image.ts'
import { chooseTiles, type Tile, type TileOptions } from './choose-tiles.ts'
import { tileTransform } from './cross-spectrum.ts'
import { lumaTile } from './luma-tile.ts'
import { showsSomething } from './shows-something.ts'
import { spectralContrast } from './spectral-contrast.ts'

/** A square of a picture and how far each frequency of its luma stands above its surroundings (see `spectralContrast`). */
export interface ContrastTile extends Tile {
  readonly contrast: Float32Array
}

/** Tiles of a picture that show something, none on another, with their spectra. About 1 ms a tile of 128×128. */
export function contrastTiles(image: RgbImage, options: TileOptions): ContrastTile[] {
  const { size } = options
  const transform = tileTransform(size)
  const y = new Float32Array(size * size)
  const none = new Float32Array(size * size)
  const apart: Tile[] = []
  for (const tile of chooseTiles(image, options).filter(showsSomething)) {
    if (apart.every((other) => !overlap(tile, other))) apart.push(tile)
  }
  return apart.map((tile) => {
    lumaTile(image, tile, y)
    return { ...tile, contrast: spectralContrast(transform(y, none).powerA, size) }
  })
}

const overlap = (a: Tile, b: Tile) => Math.abs(a.left - b.left) < a.size && Math.abs(a.top - b.top) < a.size
