import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { DetailLink } from '../parts/detail-link.tsx'
import { Select } from '../parts/input.tsx'
import { Panel } from '../parts/page.tsx'
import { useProblemText } from '../parts/states.tsx'
import { Time } from '../parts/time.tsx'
import { useToast } from '../parts/toast.tsx'
import { useMay, useMe } from '../session/me.ts'
import { useLanguage } from '../text/text-context.ts'
import { REASON_CODES, type Decision, type ReasonCode } from './reason-codes.ts'
import type { useDraft } from './use-draft.ts'

type Case = Schemas['ReviewCase']
const DECISIONS: readonly Decision[] = ['approve', 'request_recapture', 'reject']

interface DecisionPanelProps {
  readonly reviewCase: Case
  /** What the one who decided wrote. */
  readonly decisionText: string | null
  readonly drafting: ReturnType<typeof useDraft>
  readonly onDecided: () => void
}

/** Claim, then decide. What is shown depends on who looks and who holds the case. */
export function DecisionPanel({ reviewCase, decisionText, drafting, onDecided }: DecisionPanelProps) {
  const { text } = useLanguage()
  const me = useMe()
  const may = useMay()
  const { state, claim, verdict } = reviewCase
  const content = () => {
    if (state === 'decided') return <Outcome reviewCase={reviewCase} words={decisionText} />
    if (!may('reviews:write')) return <p className="notice">{text('decide.readOnly')}</p>
    if (verdict === 'failed' && !may('reviews:override'))
      return <p className="notice warn">{text('decide.supervisorOnly')}</p>
    if (claim !== null && state !== 'open' && claim.id !== me.id)
      return <ClaimedByOther reviewCase={reviewCase} name={claim.name ?? claim.id} />
    return <DecisionForm reviewCase={reviewCase} drafting={drafting} onDecided={onDecided} />
  }
  return (
    <Panel title={text('decide.title')}>
      <div className="decide">
        {reviewCase.firstApproval !== null && state !== 'decided' && (
          <p className="notice">{text('decide.firstApproval', { name: reviewCase.firstApproval.name ?? '–' })}</p>
        )}
        {content()}
      </div>
    </Panel>
  )
}

const isConflict = (error: unknown): error is ProblemError => error instanceof ProblemError && error.status === 409

function useCaseRefresh() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['reviews'] })
    void queries.invalidateQueries({ queryKey: ['review'] })
    void queries.invalidateQueries({ queryKey: ['verifications'] })
    void queries.invalidateQueries({ queryKey: ['customer'] })
  }
}

export function useClaim(caseId: string) {
  const { client } = useApi()
  const refresh = useCaseRefresh()
  return useMutation({
    mutationFn: (takeOver: boolean) =>
      answer(client.POST('/api/identity/reviews/{id}/claim', { params: { path: { id: caseId } }, body: { takeOver } })),
    onSettled: refresh,
  })
}

export function useRelease(caseId: string) {
  const { client } = useApi()
  const refresh = useCaseRefresh()
  return useMutation({
    mutationFn: () => answer(client.POST('/api/identity/reviews/{id}/release', { params: { path: { id: caseId } } })),
    onSettled: refresh,
  })
}

function ClaimedByOther({ reviewCase, name }: { readonly reviewCase: Case; readonly name: string }) {
  const { text } = useLanguage()
  const may = useMay()
  const problem = useProblemText()
  const claim = useClaim(reviewCase.id)
  return (
    <>
      <p className="notice warn">{text('decide.claimedBy', { name })}</p>
      {claim.isError && <p className="notice bad">{problem(claim.error)}</p>}
      {may('reviews:override') && (
        <Button busy={claim.isPending} onClick={() => claim.mutate(true)}>
          {text('decide.takeOver')}
        </Button>
      )}
    </>
  )
}

function DecisionForm({ reviewCase, drafting, onDecided }: Omit<DecisionPanelProps, 'decisionText'>) {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const problem = useProblemText()
  const toast = useToast()
  const refresh = useCaseRefresh()
  const { draft, change, clear } = drafting
  const { decision } = draft
  // One key for one decision, so that a request sent twice decides once.
  const attempt = useRef(crypto.randomUUID())
  const decide = useMutation({
    mutationFn: (chosen: Decision) =>
      answer(
        client.POST('/api/identity/reviews/{id}/decision', {
          params: { path: { id: reviewCase.id }, header: { 'Idempotency-Key': attempt.current } },
          body: {
            decision: chosen,
            reasonCode: draft.reasonCode as ReasonCode,
            ...(draft.text.trim() !== '' && { text: draft.text.trim() }),
          },
        }),
      ),
    onSuccess: ({ case: after }) => {
      clear()
      toast(text(after.state === 'decided' ? `decide.done.${decision ?? 'approve'}` : 'decide.awaiting'))
      onDecided()
    },
    onError: (error) => {
      attempt.current = crypto.randomUUID()
      // The form goes when the case comes back decided; these words stay.
      if (isConflict(error)) toast(text('decide.conflict'), 'alert')
    },
    onSettled: refresh,
  })
  const pick = (chosen: Decision) => change({ decision: decision === chosen ? null : chosen, reasonCode: '' })
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault()
        if (decision !== null && draft.reasonCode !== '') decide.mutate(decision)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
    >
      <div className="choices" role="group" aria-label={text('decide.title')}>
        {DECISIONS.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`button choice ${choice}`}
            aria-pressed={decision === choice}
            onClick={() => pick(choice)}
          >
            {text(`decision.${choice}`)}
          </button>
        ))}
      </div>
      {decision !== null && (
        <>
          <Select
            label={text('decide.reason')}
            required
            value={draft.reasonCode}
            options={[
              ['', text('decide.pickReason')],
              ...REASON_CODES[decision].map((code) => [code, word('reasonCode', code)] as const),
            ]}
            onPick={(reasonCode) => change({ reasonCode })}
          />
          <div className="input">
            <label htmlFor="decision-text">{text('decide.text')}</label>
            <textarea
              id="decision-text"
              rows={3}
              maxLength={2000}
              required={draft.reasonCode === 'other'}
              value={draft.text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          </div>
        </>
      )}
      {decide.isError && (
        <p className="notice bad" role="alert">
          {isConflict(decide.error) ? `${text('decide.conflict')} ${decide.error.message}` : problem(decide.error)}
        </p>
      )}
      {decision === null ? (
        <p className="hint">
          {text('decide.keys')} <kbd>a</kbd> <kbd>r</kbd>
        </p>
      ) : (
        <Button
          type="submit"
          look={decision === 'reject' ? 'danger' : 'primary'}
          busy={decide.isPending}
          disabled={draft.reasonCode === ''}
        >
          {text(`decide.act.${decision}`)}
        </Button>
      )}
    </form>
  )
}

function Outcome({ reviewCase, words }: { readonly reviewCase: Case; readonly words: string | null }) {
  const { text, word } = useLanguage()
  const { decision, decidedBy, reasonCode, verificationId } = reviewCase
  if (decision === null) return <p className="notice">{text('decide.ended')}</p>
  return (
    <dl className="facts">
      <dt>{text('decide.outcome')}</dt>
      <dd>
        <Badge tone={toneOf(decision)}>{text(`decision.${decision}`)}</Badge>
      </dd>
      <dt>{text('decide.by')}</dt>
      <dd>
        {decidedBy === null ? '–' : (decidedBy.name ?? decidedBy.id)}
        {decidedBy !== null && (
          <>
            {' '}
            · <Time at={decidedBy.at} exact />
          </>
        )}
      </dd>
      <dt>{text('decide.reason')}</dt>
      <dd>{reasonCode === null ? '–' : word('reasonCode', reasonCode)}</dd>
      {words !== null && (
        <>
          <dt>{text('decide.text')}</dt>
          <dd>{words}</dd>
        </>
      )}
      {verificationId !== null && (
        <>
          <dt>{text('decide.verification')}</dt>
          <dd>
            <DetailLink to="/verifications/$id" id={verificationId} />
          </dd>
        </>
      )}
    </dl>
  )
}
