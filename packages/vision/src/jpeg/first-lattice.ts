/** A step that coefficients of one frequency fall on multiples of. */
export interface LatticeStep {
  /** Place in a block read row by row, 1–63. */
  readonly frequency: number
  readonly step: number
  /** Mean of cos(2πc/step) over the coefficients looked at: 1 on the lattice, 0 anywhere. */
  readonly strength: number
}

/** Frequencies low enough to have large coefficients: the first of the zigzag order without the mean. */
// prettier-ignore
const FREQUENCIES = [1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26]
const MAX_STEP = 40
/** A step this little above the last save's own cannot be told from it. */
const ABOVE_OWN = 1.4
/** Coefficients nearer to 0 than this share of the step say nothing: 0 is a multiple of everything. */
const FROM = 0.6
const MIN_COUNT = 60
/** Mean of the cosine from which a step is believed: one save afterwards at a third of the step leaves about 0.6. */
const MIN_STRENGTH = 0.45

/**
 * Steps of an earlier compression that still show in blocks saved again with finer steps (Bianchi and Piva 2012 use the same
 * periodicity): for each low frequency the step on whose multiples its coefficients lie. `ownSteps` are those of the last
 * save, 1 for a lossless one. Empty when nothing shows.
 */
export function firstLattice(blocks: Float32Array, ownSteps: readonly number[]): LatticeStep[] {
  return FREQUENCIES.flatMap((frequency) => {
    const own = ownSteps[frequency]
    const sizes = histogram(blocks, frequency)
    let best: LatticeStep | null = null
    for (let step = Math.max(2, Math.ceil(ABOVE_OWN * own)); step <= MAX_STEP; step++) {
      const { mean, count } = onLattice(sizes, step)
      // A larger step that divides nothing beats a smaller one only when it fits better: multiples share their divisors.
      if (count >= MIN_COUNT && mean >= MIN_STRENGTH && mean > (best?.strength ?? 0) - 0.02) {
        best = { frequency, step, strength: mean }
      }
    }
    return best === null ? [] : [best]
  })
}

/** Sizes of the coefficients of one frequency and how many there are of each; a lattice does not see their sign. */
interface Sizes {
  readonly size: Float64Array
  readonly count: Float64Array
}

/** Sizes are told apart to a sixteenth: the smallest step is 2. */
const BINS = 16
const LARGEST = 512

function histogram(blocks: Float32Array, frequency: number): Sizes {
  const counts = new Uint32Array(BINS * LARGEST)
  for (let i = frequency; i < blocks.length; i += 64) {
    const bin = Math.round(Math.abs(blocks[i]) * BINS)
    if (bin < counts.length) counts[bin]++
  }
  const bins: number[] = []
  for (let bin = 0; bin < counts.length; bin++) if (counts[bin] > 0) bins.push(bin)
  return { size: Float64Array.from(bins, (bin) => bin / BINS), count: Float64Array.from(bins, (bin) => counts[bin]) }
}

/** Mean cosine of sizes on a lattice, and how many were large enough to say anything. */
function onLattice({ size, count }: Sizes, step: number): { mean: number; count: number } {
  let sum = 0
  let total = 0
  for (let k = 0; k < size.length; k++) {
    if (size[k] < FROM * step) continue
    sum += count[k] * Math.cos((2 * Math.PI * size[k]) / step)
    total += count[k]
  }
  return { mean: total === 0 ? 0 : sum / total, count: total }
}

/** The same without a histogram: a box of a card has far fewer blocks than the histogram has bins. */
function oneByOne(blocks: Float32Array, frequency: number, step: number): { mean: number; count: number } {
  let sum = 0
  let total = 0
  for (let i = frequency; i < blocks.length; i += 64) {
    const bin = Math.round(Math.abs(blocks[i]) * BINS)
    if (bin >= BINS * LARGEST || bin < FROM * step * BINS) continue
    sum += Math.cos((2 * Math.PI * bin) / (BINS * step))
    total++
  }
  return { mean: total === 0 ? 0 : sum / total, count: total }
}

export interface LatticeFit {
  /** Mean cosine over all coefficients of the lattice's frequencies, relative to each step's strength elsewhere. */
  readonly mean: number
  readonly count: number
}

/** How well blocks lie on a lattice found elsewhere: about 1 where they share its history, about 0 where they do not. */
export function latticeFit(blocks: Float32Array, lattice: readonly LatticeStep[]): LatticeFit {
  let sum = 0
  let weight = 0
  let count = 0
  for (const { frequency, step, strength } of lattice) {
    const fit = oneByOne(blocks, frequency, step)
    sum += fit.count * fit.mean
    weight += fit.count * strength
    count += fit.count
  }
  return { mean: weight === 0 ? 0 : sum / weight, count }
}
