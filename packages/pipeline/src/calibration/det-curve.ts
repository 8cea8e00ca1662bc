/** One threshold on the sum: shares of attacks that lie below it and of genuine captures that do not. */
export interface DetPoint {
  readonly apcer: number
  readonly bpcer: number
}

export interface DetCurve {
  readonly points: readonly DetPoint[]
  /** Chance that an attack scores above a genuine capture; ties count half. */
  readonly auc: number
  /** Rate at which both errors are equal, between the two thresholds around it. */
  readonly eer: number
}

/** Detection error trade-off over all thresholds. Higher scores speak for an attack. Needs one of each at least. */
export function detCurve(genuine: readonly number[], attacks: readonly number[]): DetCurve {
  if (genuine.length === 0 || attacks.length === 0) throw new RangeError('a curve needs captures of both kinds')
  const thresholds = [...new Set([...genuine, ...attacks])].sort((a, b) => a - b)
  const points = [...thresholds, Infinity].map((threshold) => ({
    apcer: attacks.filter((score) => score < threshold).length / attacks.length,
    bpcer: genuine.filter((score) => score >= threshold).length / genuine.length,
  }))
  let wins = 0
  for (const attack of attacks) for (const each of genuine) wins += attack > each ? 1 : attack === each ? 0.5 : 0
  return { points, auc: wins / (genuine.length * attacks.length), eer: equalError(points) }
}

function equalError(points: readonly DetPoint[]): number {
  const at = points.findIndex(({ apcer, bpcer }) => apcer >= bpcer)
  const [before, after] = [points[Math.max(0, at - 1)], points[at]]
  const [gapBefore, gapAfter] = [before.bpcer - before.apcer, after.apcer - after.bpcer]
  const share = gapBefore + gapAfter === 0 ? 0 : gapBefore / (gapBefore + gapAfter)
  return before.apcer + share * (after.apcer - before.apcer)
}
