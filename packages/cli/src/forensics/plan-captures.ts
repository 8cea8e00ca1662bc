import { CONDITION_NAMES, SPECIES, type Split } from '@identity/specimen'
import type { GeneratedCapture } from './planned-capture.ts'

export interface PlanOptions {
  readonly split: Split
  readonly seed: number
  /** Genuine captures; two of three in good conditions, the others in each of the poor ones by turns. */
  readonly genuine: number
  /** Attacks of each species, and re-saved genuine captures. */
  readonly perSpecies: number
  readonly frames: number
  readonly widthPx: number
}

/** Cards of the two splits are other people too. */
const HELDOUT_SEEDS_FROM = 500_000

/**
 * What to make for a report: each attack has the card, pose, light, phone and encoder of one good genuine capture. Kinds
 * take turns, so that a run which is cut off holds some of each.
 */
export function planCaptures({ split, seed, genuine, perSpecies, frames, widthPx }: PlanOptions): GeneratedCapture[] {
  const from = seed + (split === 'heldout' ? HELDOUT_SEEDS_FROM : 0)
  const poor = CONDITION_NAMES.filter((name) => name !== 'good')
  const common = { kind: 'generated', split, lighting: 'room', frames, widthPx } as const
  const isPoor = (k: number): boolean => k % 3 === 2
  const good: number[] = []
  for (let k = 0; good.length < perSpecies; k++) if (!isPoor(k)) good.push(k)

  const turns = Math.max(genuine, perSpecies)
  const perTurn = Math.ceil(genuine / Math.max(1, perSpecies))
  const plan: GeneratedCapture[] = []
  let made = 0
  for (let turn = 0; turn < turns; turn++) {
    for (let i = 0; i < perTurn && made < genuine; i++, made++) {
      const condition = isPoor(made) ? poor[Math.floor(made / 3) % poor.length]! : 'good'
      plan.push({ ...common, species: 'genuine', seed: from + made, condition })
    }
    if (turn >= perSpecies) continue
    for (const species of [...SPECIES, 'control'] as const)
      plan.push({ ...common, species, seed: from + good[turn]!, condition: 'good' })
  }
  return plan
}
