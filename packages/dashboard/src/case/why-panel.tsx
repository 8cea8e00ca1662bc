import { Badge, toneOf } from '../parts/badge.tsx'
import { Panel } from '../parts/page.tsx'
import { useLanguage } from '../text/text-context.ts'
import type { Bundle } from './case-data.ts'
import { sentenceKey } from './machine-sentences.ts'

/** What a group of voters looks at, where none of them could. */
const UNSEEN = /^No voter could judge (.+)\.$/
const VOTER = /^([a-z][a-z_]*): /

/** At a glance: what the machine said, why it did not say more, and what would have raised the tier. */
export function WhyPanel({ bundle }: { readonly bundle: Bundle }) {
  const { text, word } = useLanguage()
  const sentence = (words: string) => {
    const key = sentenceKey(words)
    if (key !== null) return text(key)
    const unseen = UNSEEN.exec(words)?.[1]
    if (unseen !== undefined) return text('sentence.unseen', { what: word('sees', unseen.replaceAll(' ', '_')) })
    return words.replace(VOTER, (_, name: string) => `${word('voter', name)}: `)
  }
  const because = [...new Set([...bundle.antiSpoof.because, ...bundle.tamper.because])]
  return (
    <Panel
      title={text('why.title')}
      actions={<Badge tone={toneOf(bundle.verdict)}>{word('verdict', bundle.verdict)}</Badge>}
    >
      <div className="why">
        <div className="row">
          <Badge tone={toneOf(bundle.antiSpoof.fused)}>
            {text('why.antiSpoof', { word: word('fused', bundle.antiSpoof.fused) })}
          </Badge>
          <Badge tone={toneOf(bundle.tamper.fused)}>
            {text('why.tamper', { word: word('fused', bundle.tamper.fused) })}
          </Badge>
          <Badge tone={toneOf(bundle.assuranceTier)}>
            {text('why.tier', { tier: word('tier', bundle.assuranceTier) })}
          </Badge>
        </div>
        {because.length > 0 && (
          <ul>
            {because.map((reason) => (
              <li key={reason}>{sentence(reason)}</li>
            ))}
          </ul>
        )}
        {bundle.missing.length > 0 && (
          <details>
            <summary>{text('why.missing', { count: bundle.missing.length })}</summary>
            <ul className="hint-list soft">
              {bundle.missing.map((missing) => (
                <li key={missing}>{sentence(missing)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
