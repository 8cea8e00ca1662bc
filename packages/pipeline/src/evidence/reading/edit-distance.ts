/** Levenshtein distance: insertions, deletions and substitutions from one text to the other. */
export function editDistance(a: string, b: string): number {
  return lastRow(a, b)[b.length] ?? 0
}

/** Smallest distance from `prefix` to any beginning of `text`, with the length of that beginning. */
export function prefixDistance(prefix: string, text: string): { distance: number; length: number } {
  const row = lastRow(prefix, text)
  const distance = Math.min(...row)
  return { distance, length: row.lastIndexOf(distance) }
}

/** Distances from the whole of `a` to each beginning of `b`. */
function lastRow(a: string, b: string): number[] {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      current.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (current[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    }
    previous = current
  }
  return previous
}
