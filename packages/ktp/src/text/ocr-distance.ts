/** Signs a recogniser takes for one another on print; a swap inside a group is a slip, not another word. */
const LOOK_ALIKES = ['0ODQ', '1ILJ', '2Z', '4A', '5S', '6G', '7T', '8B', 'UV', 'MN', 'CG']
/** A swap of look-alikes counts less than half an edit: two of them are still cheaper than one wrong letter. */
const SLIP_COST = 0.4

const SLIPS: ReadonlySet<string> = new Set(
  LOOK_ALIKES.map((group) => Array.from(group)).flatMap((group) =>
    group.flatMap((a) => group.filter((b) => b !== a).map((b) => a + b)),
  ),
)

/**
 * Edit distance in which look-alikes cost 0.4 and every other insertion, deletion or swap 1. Symmetric. Cost is the
 * product of the lengths, so bound them first. Returns `limit + 1` as soon as the distance must exceed `limit`.
 */
export function ocrDistance(a: string, b: string, limit = Infinity): number {
  const beyond = limit + 1
  if (Math.abs(a.length - b.length) > limit) return beyond
  // One row of the usual table, overwritten in place: this runs for every candidate name of every line.
  const row = new Float64Array(b.length + 1).map((_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const sign = a.charAt(i - 1)
    let diagonal = i - 1
    let left = i
    let best = i
    row[0] = i
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charAt(j - 1)
      const swap = sign === other ? 0 : SLIPS.has(sign + other) ? SLIP_COST : 1
      const up = row.at(j) ?? 0
      left = Math.min(diagonal + swap, up + 1, left + 1)
      diagonal = up
      row[j] = left
      if (left < best) best = left
    }
    if (best > limit) return beyond
  }
  const distance = row.at(-1) ?? 0
  return distance > limit ? beyond : distance
}
