/**
 * For each share (0–1) the byte that stands so far into the sorted values, without sorting them: for ink and paper of a
 * strip, at a pass of the pixels. 0 for every share when there are no values.
 */
export function byteQuantiles(values: Uint8Array, shares: readonly number[]): number[] {
  return countedQuantiles(countBytes(values), shares)
}

/** How often each byte occurs. */
function countBytes(values: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (let i = 0; i < values.length; i++) counts[values[i]]++
  return counts
}

/** As `byteQuantiles`, from how often each byte occurs. */
export function countedQuantiles(counts: Uint32Array, shares: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return shares.map((share) => {
    const rank = Math.floor(total * share)
    let below = 0
    for (let level = 0; level < counts.length; level++) {
      below += counts[level]
      if (below > rank) return level
    }
    return 0
  })
}
