import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/page.tsx'
import { useImage } from '../parts/use-image.ts'
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import type { Bundle, Duplicate } from './case-data.ts'

interface DuplicatesPanelProps {
  readonly bundle: Bundle
  /** The straightened card of a bundle; null while nobody may look. */
  readonly loadCard: ((bundleId: string) => Promise<Blob>) | null
}

/** Other customers with the same face, each card beside this one. */
export function DuplicatesPanel({ bundle, loadCard }: DuplicatesPanelProps) {
  const { text, word } = useLanguage()
  const { duplicateCandidates: candidates, faceEnrolment: face } = bundle
  return (
    <Panel
      title={text('faces.title')}
      actions={<Badge tone={face.state === 'active' ? 'ok' : 'none'}>{word('faceState', face.state)}</Badge>}
    >
      {candidates === null ? (
        <p className="soft">
          {text('faces.notSearched')} {face.reason !== null && word('faceReason', face.reason)}
        </p>
      ) : candidates.length === 0 ? (
        <p className="soft">{text('faces.none')}</p>
      ) : (
        <ul className="faces">
          {candidates.map((candidate) => (
            <Candidate key={candidate.enrolmentId} bundle={bundle} candidate={candidate} loadCard={loadCard} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Candidate({ bundle, candidate, loadCard }: { readonly candidate: Duplicate } & DuplicatesPanelProps) {
  const { text, locale } = useLanguage()
  const [open, setOpen] = useState(false)
  const load = open ? loadCard : null
  const here = useImage([bundle.id, 'face'], load === null ? null : () => load(bundle.id))
  const there = useImage([candidate.ktpBundleId, 'face'], load === null ? null : () => load(candidate.ktpBundleId))
  return (
    <li className="stack tight">
      <div className="row between">
        <span className="row">
          <Badge tone={candidate.likely ? 'bad' : 'warn'}>
            {text(candidate.likely ? 'faces.likely' : 'faces.possible')}
          </Badge>
          <span className="numbers">{number(locale, candidate.score, 3)}</span>
          {candidate.sameNik !== null && (
            <Badge tone={candidate.sameNik ? 'warn' : 'bad'}>
              {text(candidate.sameNik ? 'faces.sameNik' : 'faces.otherNik')}
            </Badge>
          )}
        </span>
        <span className="row">
          <Link to="/bundles/$id" params={{ id: candidate.ktpBundleId }}>
            {text('faces.otherBundle')}
          </Link>
          {loadCard !== null && (
            <Button aria-expanded={open} onClick={() => setOpen(!open)}>
              {text(open ? 'faces.hide' : 'faces.compare')}
            </Button>
          )}
        </span>
      </div>
      {open && (
        <div className="face-pair">
          {[
            { image: here, label: text('faces.this') },
            { image: there, label: text('faces.other') },
          ].map(({ image, label }) => (
            <figure key={label}>
              {image.url === null ? <div className="bone tall" /> : <img src={image.url} alt={label} />}
              <figcaption className="faint">{label}</figcaption>
            </figure>
          ))}
        </div>
      )}
    </li>
  )
}
