import type { CaptureLabel, Source } from './capture-record.ts'
import { detCurve, type DetCurve } from './det-curve.ts'
import { groupCaptures } from './group-captures.ts'
import type { JudgedCapture } from './judge-captures.ts'
import { shareWhere, type Share } from './share.ts'
import { RELEVANT_SPECIES } from './species-families.ts'

/**
 * Attack presentations of one species, in the words of ISO/IEC 30107-3. Every share is of all presentations of it.
 * `apcer`: classified as bona fide, that is passed at tier standard or high. `apnrr`: no answer, left to a person.
 */
export interface SpeciesFigures {
  readonly species: string
  readonly presentations: number
  /** Displays, printers or editors behind them; null where the species needs none. */
  readonly instruments: number | null
  readonly apcer: Share
  readonly apnrr: Share
  /** Called spoof or tampered. */
  readonly detected: Share
  /** The instrument most presentations of which passed; null when none did. */
  readonly worstInstrument: { readonly name: string; readonly passed: Share } | null
}

/**
 * Bona fide presentations of one kind. `bpcer`: classified as an attack. `bpnrr`: no answer, left to a person.
 * `notPassed` is both together: what an operator pays.
 */
export interface GenuineFigures {
  readonly name: string
  readonly bpcer: Share
  readonly bpnrr: Share
  readonly notPassed: Share
}

export interface VoterFigures {
  readonly voter: string
  readonly abstainedOnGenuine: Share
  readonly abstainedOnAttacks: Share
  /** Among those on which it spoke. */
  readonly objectedToGenuine: Share
  /** Attacks that its physics can tell; null for voters that no simulated attack concerns. */
  readonly objectedToRelevant: Share | null
}

export interface CostFigures {
  readonly name: string
  readonly medianMs: number
  readonly p90Ms: number
}

export interface SourceFigures {
  readonly captures: number
  readonly splits: readonly string[]
  readonly species: readonly SpeciesFigures[]
  readonly genuine: {
    readonly good: GenuineFigures
    readonly all: GenuineFigures
    readonly byCondition: readonly GenuineFigures[]
    readonly byLighting: readonly GenuineFigures[]
    readonly byPhone: readonly GenuineFigures[]
  } | null
  /** Genuine captures that went through an editor unchanged. */
  readonly control: GenuineFigures | null
  readonly det: readonly ({ readonly species: string } & DetCurve)[]
  readonly voters: readonly VoterFigures[]
  readonly measures: readonly CostFigures[]
  readonly voteCosts: readonly CostFigures[]
}

/** Λ of both questions: higher speaks for an attack. */
export const sumOf = ({ antiSpoof, tamper }: JudgedCapture): number => antiSpoof.lambda + tamper.lambda

const isPassed = ({ verdict }: JudgedCapture): boolean => verdict === 'passed'
const isFailed = ({ verdict }: JudgedCapture): boolean => verdict === 'failed'
const isOpen = ({ verdict }: JudgedCapture): boolean => verdict === 'requires_review'

/** Figures of one source; null when there is no capture of it. */
export function summariseCaptures(all: readonly JudgedCapture[], source: Source): SourceFigures | null {
  const captures = all.filter(({ label }) => label.source === source)
  if (captures.length === 0) return null
  const genuine = captures.filter(({ label }) => label.class === 'genuine')
  const attacks = captures.filter(({ label }) => label.class === 'attack')
  const control = captures.filter(({ label }) => label.class === 'control')
  const good = genuine.filter(({ label }) => label.condition === 'good')
  const bySpecies = groupCaptures(attacks, ({ species }) => species)
  return {
    captures: captures.length,
    splits: [...new Set(captures.map(({ label }) => label.split))].sort(),
    species: bySpecies.map(([species, group]) => speciesFigures(species, group)),
    genuine:
      genuine.length === 0
        ? null
        : {
            good: genuineFigures('good', good),
            all: genuineFigures('all', genuine),
            byCondition: genuineBy(genuine, ({ condition }) => condition),
            byLighting: genuineBy(genuine, ({ lighting }) => lighting),
            byPhone: genuineBy(genuine, ({ phone }) => phone),
          },
    control: control.length === 0 ? null : genuineFigures('control', control),
    det:
      good.length === 0
        ? []
        : bySpecies.map(([species, group]) => ({ species, ...detCurve(good.map(sumOf), group.map(sumOf)) })),
    voters: votersOf(genuine, attacks),
    measures: costs(captures.map(({ stageMs }) => Object.entries(stageMs).map(([name, ms]) => ({ name, ms })))),
    voteCosts: costs(captures.map(({ votes }) => votes)),
  }
}

function speciesFigures(species: string, captures: readonly JudgedCapture[]): SpeciesFigures {
  const made = captures.filter(({ label }) => label.instrument !== null)
  const worst = groupCaptures(made, ({ instrument }) => instrument ?? '')
    .map(([name, group]) => ({ name, passed: shareWhere(group, isPassed) }))
    .filter(({ passed }) => passed.count > 0)
    .sort((a, b) => b.passed.count / b.passed.of - a.passed.count / a.passed.of)
  return {
    species,
    presentations: captures.length,
    instruments: made.length === 0 ? null : new Set(made.map(({ label }) => label.instrument)).size,
    apcer: shareWhere(captures, isPassed),
    apnrr: shareWhere(captures, isOpen),
    detected: shareWhere(captures, isFailed),
    worstInstrument: worst.at(0) ?? null,
  }
}

function genuineFigures(name: string, captures: readonly JudgedCapture[]): GenuineFigures {
  return {
    name,
    bpcer: shareWhere(captures, isFailed),
    bpnrr: shareWhere(captures, isOpen),
    notPassed: shareWhere(captures, (capture) => !isPassed(capture)),
  }
}

const genuineBy = (captures: readonly JudgedCapture[], key: (label: CaptureLabel) => string): GenuineFigures[] =>
  groupCaptures(captures, key).map(([name, group]) => genuineFigures(name, group))

function votersOf(genuine: readonly JudgedCapture[], attacks: readonly JudgedCapture[]): VoterFigures[] {
  const names = (genuine.at(0) ?? attacks.at(0))?.votes.map(({ name }) => name) ?? []
  return names.map((voter) => {
    const votes = (captures: readonly JudgedCapture[]) =>
      captures.flatMap((capture) => capture.votes.find(({ name }) => name === voter) ?? [])
    const spoken = (captures: readonly JudgedCapture[]) => votes(captures).filter(({ passed }) => passed !== null)
    const relevant = Object.hasOwn(RELEVANT_SPECIES, voter) ? RELEVANT_SPECIES[voter] : null
    return {
      voter,
      abstainedOnGenuine: shareWhere(votes(genuine), ({ passed }) => passed === null),
      abstainedOnAttacks: shareWhere(votes(attacks), ({ passed }) => passed === null),
      objectedToGenuine: shareWhere(spoken(genuine), ({ passed }) => passed === false),
      objectedToRelevant:
        relevant === null
          ? null
          : shareWhere(
              votes(attacks.filter(({ label }) => relevant.includes(label.species))),
              ({ passed }) => passed === false,
            ),
    }
  })
}

function costs(captures: readonly (readonly { readonly name: string; readonly ms: number }[])[]): CostFigures[] {
  const spent = new Map<string, number[]>()
  for (const { name, ms } of captures.flat()) spent.set(name, [...(spent.get(name) ?? []), ms])
  return [...spent]
    .map(([name, times]) => {
      const sorted = times.sort((a, b) => a - b)
      const at = (quantile: number): number => sorted[Math.floor(quantile * (sorted.length - 1))]
      return { name, medianMs: at(0.5), p90Ms: at(0.9) }
    })
    .sort((a, b) => b.medianMs - a.medianMs)
}
