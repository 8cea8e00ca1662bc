import { useState } from 'react'
import { Badge, type Tone } from '../parts/badge.tsx'
import { Icon } from '../parts/icon.tsx'
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import type { Vote, VoterScale } from './case-data.ts'
import { EvidenceView } from './evidence/evidence-view.tsx'
import { FusedScale, type Fused } from './fused-scale.tsx'
import { measureOf } from './measure-of.ts'
import { reasonOf } from './reason-of.ts'
import { ScoreScale } from './score-scale.tsx'

type Spoken = 'passed' | 'objects' | 'abstains'

const spoken = (passed: boolean | null): Spoken => (passed === null ? 'abstains' : passed ? 'passed' : 'objects')
const TONES: Readonly<Record<Spoken, Tone>> = { passed: 'ok', objects: 'bad', abstains: 'none' }

/** Objections first, then the rest, then those that say nothing: the order in which they need an eye. */
const RANK: Readonly<Record<Spoken, number>> = { objects: 0, passed: 1, abstains: 2 }

interface VoterListProps {
  readonly title: string
  readonly fused: string
  readonly voters: readonly Vote[]
  /** What they weigh together; null where it is not known. */
  readonly together: Fused | null
  /** What every finding of a voter weighs under the policy in force; empty where it is not known. */
  readonly scales: readonly VoterScale[]
  readonly measures: Readonly<Record<string, unknown>> | null
}

/** Every voter of one question, each opening to its evidence. Those that object are open from the start. */
export function VoterList({ title, fused, voters, together, scales, measures }: VoterListProps) {
  const { text, word } = useLanguage()
  const sorted = voters.toSorted((a, b) => RANK[spoken(a.passed)] - RANK[spoken(b.passed)] || a.score - b.score)
  const present = voters.filter(({ passed }) => passed !== null)
  return (
    <section className="panel voters">
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="row">
          <span className="faint numbers">
            {text('voters.count', {
              passed: present.filter(({ passed }) => passed === true).length,
              present: present.length,
            })}
          </span>
          <Badge tone={fused === 'unclear' ? 'warn' : fused === 'live' || fused === 'authentic' ? 'ok' : 'bad'}>
            {word('fused', fused)}
          </Badge>
        </span>
      </header>
      {together !== null && <FusedScale {...together} />}
      <ul>
        {sorted.map((vote) => (
          <VoterRow
            key={vote.name}
            vote={vote}
            scale={scales.find(({ name }) => name === vote.name)}
            measure={measureOf(vote.name, measures)}
          />
        ))}
      </ul>
    </section>
  )
}

interface VoterRowProps {
  readonly vote: Vote
  readonly scale: VoterScale | undefined
  readonly measure: Readonly<Record<string, unknown>>
}

function VoterRow({ vote, scale, measure }: VoterRowProps) {
  const language = useLanguage()
  const { text, word, locale } = language
  const reason = reasonOf(vote, language)
  const says = spoken(vote.passed)
  const [open, setOpen] = useState(says === 'objects')
  return (
    <li className={`voter ${says}`}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={`vote-mark ${TONES[says]}`}>
          <Icon name={says === 'abstains' ? 'dash' : says === 'passed' ? 'check' : 'cross'} size={14} />
          <span className="visually-hidden">{text(`vote.${says}`)}</span>
        </span>
        <span className="voter-name">{word('voter', vote.name)}</span>
        {says !== 'abstains' && (
          <ScoreScale score={vote.score} others={scale?.findings.map(({ score }) => score) ?? []} />
        )}
        <Icon name={open ? 'down' : 'right'} size={14} />
      </button>
      <p className="voter-reason" lang={reason.lang}>
        {reason.words}
      </p>
      {open && (
        <div className="voter-more">
          <EvidenceView evidence={vote.evidence} measure={measure} objects={says === 'objects'} />
          {reason.words !== vote.reason && (
            <p className="faint" lang="en">
              {vote.reason}
            </p>
          )}
          <p className="faint">
            <code>{vote.finding}</code> · <code>{vote.name}</code> v{vote.version}
            {scale !== undefined && says !== 'abstains' && (
              <>
                {' '}
                · {text('voters.weight')} <span className="numbers">{number(locale, scale.llr, 2)}</span>
              </>
            )}
          </p>
        </div>
      )}
    </li>
  )
}
