/** Similarity of two templates of length 1, −1…1. Throws a RangeError when their lengths differ. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`templates of ${a.length} and ${b.length} numbers`)
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return Math.min(1, Math.max(-1, sum))
}
