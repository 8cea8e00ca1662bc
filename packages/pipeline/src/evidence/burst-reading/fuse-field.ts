import type { ReadField } from '../evidence.ts'

/** One frame's reading of a field. */
export interface FieldLook {
  readonly field: ReadField
  readonly frame: number
  /** Part of the field's band is burnt out on that frame: the value may be cut short however sure its letters are. */
  readonly glare: boolean
}

/**
 * What an agreeing second frame leaves of the doubt at best. Were errors independent it would leave its own doubt, but
 * the same recogniser reads the same glyphs: of six wrong values in 14 generated bursts one came again on the next frame,
 * and a real camera's frames are more alike than those.
 */
const SHARED_ERROR = 0.5
/** No number of frames makes a reading surer than this, unless one frame alone was. */
const SUREST = 0.99
/** A value read beside glare counts for this much against one read in the clear. */
const GLARE_WEIGHT = 0.6
/** The recogniser loses letters far more often than it invents any: a value that is another with letters missing counts half. */
const LOST_LETTERS_WEIGHT = 0.5

/** The reader's mark on a NIK with digits it chose by the card's other fields (evidence/reading/resolve-nik.ts). */
const SETTLED_RULE = 'nik_digits_settled'

/**
 * One field from its readings on several frames. Agreement takes doubt away, as far as two looks of one recogniser are
 * two witnesses; a differing value that is sure of itself adds doubt; a frame that read nothing says nothing. A NIK that
 * was settled by the printed birth date supports no other reading, since it was not read. `frame` of the result is the
 * one its value and box come from.
 */
export function fuseField(looks: readonly FieldLook[]): ReadField {
  const read = looks.filter(({ field }) => field.value !== null)
  if (read.length === 0) {
    const best = looks.find(({ field }) => field.raw !== null) ?? looks[0]
    return { ...best.field, frame: best.frame }
  }
  const values = new Set(read.map(({ field }) => field.value ?? ''))
  const groups = [...values].map((value) => ({
    value,
    ...leaderOf(read.filter(({ field }) => field.value === value)),
  }))
  const weighted = groups.map((group) => ({
    ...group,
    weight: weightOf(group, groups),
  }))
  const winner = weighted.reduce((best, group) => (group.weight > best.weight ? group : best))
  return {
    ...winner.leader.field,
    confidence: groups.length === 1 ? winner.confidence : disputed(winner, weighted),
    frame: winner.leader.frame,
  }
}

interface Group {
  readonly value: string
  /** The look whose value, box and checks are taken. */
  readonly leader: FieldLook
  readonly confidence: number
}

function leaderOf(members: readonly FieldLook[]): Omit<Group, 'value'> {
  const plain = members.filter((look) => !isSettled(look))
  const [leader, second] = (plain.length > 0 ? plain : members).toSorted(
    (a, b) => Number(a.glare) - Number(b.glare) || b.field.confidence - a.field.confidence,
  )
  const most = Math.max(...(plain.length > 0 ? plain : members).map(({ field }) => field.confidence))
  // Settled readings agree with the printed date because they were made to: two of them are still none.
  if ((second as FieldLook | undefined) === undefined || plain.length < 2) return { leader, confidence: most }
  const doubt = (1 - most) * Math.max(SHARED_ERROR, 1 - second.field.confidence)
  return { leader, confidence: Math.max(most, Math.min(SUREST, 1 - doubt)) }
}

function isSettled({ field }: FieldLook): boolean {
  return field.checks.some(({ rule }) => rule === SETTLED_RULE)
}

function weightOf(group: Group, groups: readonly Group[]): number {
  const cutShort = groups.some(({ value }) => value.length > group.value.length && isWithin(group.value, value))
  return group.confidence * (group.leader.glare ? GLARE_WEIGHT : 1) * (cutShort ? LOST_LETTERS_WEIGHT : 1)
}

/** Whether `short` is `long` with characters left out. */
function isWithin(short: string, long: string): boolean {
  let i = 0
  for (const character of long) if (character === short[i]) i++
  return i === short.length
}

/** Chance that the winner is right when each value is right with its weight and at most one of them is. */
function disputed(winner: Group & { weight: number }, groups: readonly (Group & { weight: number })[]): number {
  const odds = (weight: number) => weight / Math.max(1e-6, 1 - weight)
  const all = groups.reduce((sum, { weight }) => sum + odds(weight), 1)
  return Math.min(winner.confidence, odds(winner.weight) / all)
}
