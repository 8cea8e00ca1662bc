import jstat from 'jstat'

/** So many of so many, and the exact 95 % interval of the rate behind it; 0 of 0 says nothing: 0 to 1. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly low: number
  readonly high: number
}

/**
 * Clopper and Pearson 1934: two-sided, exact, never narrower than it says. `confidence` 0–1.
 * @throws RangeError for counts that are no counts
 */
export function shareOf(count: number, of: number, confidence = 0.95): Share {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of)
    throw new RangeError(`${count} of ${of} is no share`)
  const tail = (1 - confidence) / 2
  return {
    count,
    of,
    low: count === 0 ? 0 : jstat.beta.inv(tail, count, of - count + 1),
    high: count === of ? 1 : jstat.beta.inv(1 - tail, count + 1, of - count),
  }
}

/** Share of those for which `is` holds. */
export const shareWhere = <T>(all: readonly T[], is: (each: T) => boolean): Share =>
  shareOf(all.filter(is).length, all.length)
