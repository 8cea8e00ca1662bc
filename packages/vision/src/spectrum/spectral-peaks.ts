/** A frequency that stands out of a tile's spectrum. */
export interface SpectralPeak {
  /** Cycles a pixel to the right, 0 … 0.5. */
  readonly fx: number
  /** Cycles a pixel down, −0.5 … 0.5. */
  readonly fy: number
  /** Natural-log units over its surroundings. */
  readonly contrast: number
  /** Index of its bin in the arrays of the tile's `CrossSpectrum`. */
  readonly bin: number
}

export interface SpectrumMaskOptions {
  /** Frequencies looked at, cycles a pixel. */
  readonly minRadius: number
  readonly maxRadius: number
  /** Bins left out on either side of both axes, where edges of the scene and of JPEG blocks lie. */
  readonly axisBins: number
  /** Bins left out around every multiple of 1/8 cycle in both directions: the grid of JPEG blocks. */
  readonly gridBins: number
}

/** 1 where a frequency may be looked at, laid out as in `CrossSpectrum`. */
export function spectrumMask(size: number, options: SpectrumMaskOptions): Uint8Array {
  const { minRadius, maxRadius, axisBins, gridBins } = options
  const columns = size / 2 + 1
  const mask = new Uint8Array(size * columns)
  const toGrid = (k: number) => Math.abs(k - Math.round((k * 8) / size) * (size / 8))
  for (let v = 0; v < size; v++) {
    const down = v < size / 2 ? v : v - size
    for (let u = 0; u < columns; u++) {
      const radius = Math.sqrt(u * u + down * down) / size
      const onAxis = u <= axisBins || Math.abs(down) <= axisBins
      const onGrid = toGrid(u) <= gridBins && toGrid(Math.abs(down)) <= gridBins
      if (radius >= minRadius && radius <= maxRadius && !onAxis && !onGrid) mask[v * columns + u] = 1
    }
  }
  return mask
}

/**
 * The strongest local maxima of a contrast map at or above `floor`, strongest first, `most` at most, refined below a bin
 * by a parabola through the neighbours (log power of a Hann-windowed wave is nearly one).
 */
export function spectralPeaks(
  contrast: Float32Array,
  mask: Uint8Array,
  size: number,
  { floor, most }: { readonly floor: number; readonly most: number },
): SpectralPeak[] {
  const columns = size / 2 + 1
  if (contrast.length !== size * columns || mask.length !== contrast.length) {
    throw new RangeError(`half a ${size}×${size} spectrum is ${size * columns} numbers, got ${contrast.length}`)
  }
  const found: SpectralPeak[] = []
  for (let v = 0; v < size; v++) {
    const up = ((v + size - 1) % size) * columns
    const down = ((v + 1) % size) * columns
    const row = v * columns
    const mirror = v === 0 ? 0 : (size - v) * columns
    for (let u = 0; u < columns - 1; u++) {
      const here = contrast[row + u]
      if (!(here >= floor) || mask[row + u] === 0) continue
      // The column u = 0 is its own mirror: its lower half says it all, and its left neighbour is the mirrored right one.
      if (u === 0 && v > size / 2) continue
      const left = u === 0 ? contrast[mirror + 1] : contrast[row + u - 1]
      const right = contrast[row + u + 1]
      const above = contrast[up + u]
      const below = contrast[down + u]
      if (left > here || right >= here || above > here || below >= here) continue
      if (contrast[up + u + 1] > here || contrast[down + u + 1] > here) continue
      if (u > 0 && (contrast[up + u - 1] > here || contrast[down + u - 1] > here)) continue
      const signed = v < size / 2 ? v : v - size
      found.push({
        fx: (u + vertex(left, here, right)) / size,
        fy: (signed + vertex(above, here, below)) / size,
        contrast: here,
        bin: row + u,
      })
    }
  }
  return found.sort((a, b) => b.contrast - a.contrast || a.bin - b.bin).slice(0, most)
}

/** Where the parabola through three equally spaced values has its top, relative to the middle one. */
function vertex(before: number, at: number, after: number): number {
  const curvature = before - 2 * at + after
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0
}
