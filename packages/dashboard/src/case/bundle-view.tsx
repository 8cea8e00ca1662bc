import { useState, type ReactNode } from 'react'
import { Panel } from '../parts/page.tsx'
import { dateTime } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import type { Bundle, Detail, Findings } from './case-data.ts'
import { DuplicatesPanel } from './duplicates-panel.tsx'
import { FieldTable } from './field-table.tsx'
import { fusedOf } from './fused-scale.tsx'
import { CustomerHistory, HistoryPanel } from './history-panel.tsx'
import { NikPanel } from './nik-panel.tsx'
import { Pictures } from './pictures.tsx'
import { PurposeGate } from './purpose-gate.tsx'
import type { Purpose } from './purposes.ts'
import { useBundleImages } from './use-bundle-images.ts'
import { VoterList } from './voter-list.tsx'
import { WhyPanel } from './why-panel.tsx'

interface BundleViewProps {
  readonly bundle: Bundle
  /** Without them nothing is drawn: while they are fetched. */
  readonly findings: Findings | undefined
  /** The customer's, where it is at hand. */
  readonly history?: Detail['history']
  readonly decision?: ReactNode
  readonly notes?: ReactNode
}

/** All that is known of one capture: pictures and fields on the left, judgement on the right. */
export function BundleView({ bundle, findings, history, decision, notes }: BundleViewProps) {
  const { text, word, locale } = useLanguage()
  const [lit, setLit] = useState<string | null>(null)
  const { loadFrame, loadCard } = useBundleImages()
  const [purpose, setPurpose] = useState<Purpose | null>(null)
  const litBox = lit === null ? null : (bundle.ocr.fields[lit]?.box ?? null)
  const place = {
    customerId: bundle.customerId,
    isHere: ({ ktpBundleId }: { readonly ktpBundleId: string }) => ktpBundleId === bundle.id,
  }
  const judged = { scales: findings?.scales ?? [], measures: findings?.measures ?? null }
  return (
    <div className="case">
      <div className="stack">
        <Panel>
          <PurposeGate bundleId={bundle.id} onPurpose={setPurpose}>
            {(given) => (
              <Pictures
                bundle={bundle}
                loadFrame={(index) => loadFrame(bundle.id, index, given)}
                loadCard={(index) => loadCard(bundle.id, index, given)}
                lit={litBox}
                frames={findings?.frames ?? []}
              />
            )}
          </PurposeGate>
        </Panel>
        <FieldTable fields={bundle.ocr.fields} lit={lit} onLight={setLit} />
        <NikPanel bundle={bundle} view={findings?.nik ?? null} />
      </div>
      <div className="stack">
        <WhyPanel bundle={bundle} />
        {decision}
        {findings !== undefined && findings.scalesPolicyVersion !== bundle.policyVersion && (
          <p className="hint">
            {text('voters.otherPolicy', { judged: bundle.policyVersion, drawn: findings.scalesPolicyVersion })}
          </p>
        )}
        <VoterList
          title={text('voters.antiSpoof')}
          fused={bundle.antiSpoof.fused}
          voters={bundle.antiSpoof.voters}
          together={fusedOf(findings?.fused?.antiSpoof)}
          {...judged}
        />
        <VoterList
          title={text('voters.tamper')}
          fused={bundle.tamper.fused}
          voters={bundle.tamper.voters}
          together={fusedOf(findings?.fused?.tamper)}
          {...judged}
        />
        <DuplicatesPanel
          bundle={bundle}
          loadCard={purpose === null ? null : (bundleId) => loadCard(bundleId, 0, purpose)}
        />
        {notes}
        {history === undefined ? <CustomerHistory {...place} /> : <HistoryPanel rows={history} {...place} />}
        <Panel title={text('capture.title')}>
          <dl className="facts">
            <dt>{text('column.bundle')}</dt>
            <dd>
              <code>{bundle.id}</code>
            </dd>
            <dt>{text('capture.received')}</dt>
            <dd>{dateTime(locale, bundle.receivedAt)}</dd>
            <dt>{text('capture.captured')}</dt>
            <dd>{dateTime(locale, bundle.capturedAt)}</dd>
            <dt>{text('column.platform')}</dt>
            <dd>{word('platform', bundle.platform)}</dd>
            <dt>SDK</dt>
            <dd>{bundle.sdkVersion}</dd>
            <dt>{text('capture.key')}</dt>
            <dd>{word('keySource', bundle.keySource)}</dd>
            <dt>{text('capture.challenge')}</dt>
            <dd>
              {bundle.flashChallengeId === null ? text('capture.noChallenge') : <code>{bundle.flashChallengeId}</code>}
            </dd>
            <dt>{text('capture.engine')}</dt>
            <dd>{bundle.ocr.engine}</dd>
            <dt>{text('capture.policy')}</dt>
            <dd>{bundle.policyVersion}</dd>
          </dl>
        </Panel>
      </div>
    </div>
  )
}
