import { Badge, toneOf } from '../parts/badge.tsx'
import { Panel } from '../parts/page.tsx'
import { useLanguage } from '../text/text-context.ts'
import type { Bundle } from './case-data.ts'
import { sentenceKey } from './machine-sentences.ts'
import { reasonOf, type Reason } from './reason-of.ts'

/** What a group of voters looks at, where none of them could. */
const UNSEEN = /^No voter could judge (.+)\.$/
const VOTER = /^([a-z][a-z_]*): /

/** At a glance: what the machine said, why it did not say more, and what would have raised the tier. */
export function WhyPanel({ bundle }: { readonly bundle: Bundle }) {
  const language = useLanguage()
  const { text, word, locale } = language
  const votes = [...bundle.antiSpoof.voters, ...bundle.tamper.voters]
  const sentence = (told: string): Reason => {
    const key = sentenceKey(told)
    if (key !== null) return { words: text(key) }
    const unseen = UNSEEN.exec(told)?.[1]
    if (unseen !== undefined)
      return { words: text('sentence.unseen', { what: word('sees', unseen.replaceAll(' ', '_')) }) }
    const name = VOTER.exec(told)?.[1]
    if (name === undefined) return { words: told, ...(locale !== 'en' && { lang: 'en' }) }
    const vote = votes.find((one) => told === `${one.name}: ${one.reason}`)
    const reason: Reason = vote === undefined ? { words: told.replace(VOTER, '') } : reasonOf(vote, language)
    return { ...reason, words: `${word('voter', name)}: ${reason.words}` }
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
            {because.map(sentence).map(({ words, lang }) => (
              <li key={words} lang={lang}>
                {words}
              </li>
            ))}
          </ul>
        )}
        {bundle.missing.length > 0 && (
          <details>
            <summary>{text('why.missing', { count: bundle.missing.length })}</summary>
            <ul className="hint-list soft">
              {bundle.missing.map(sentence).map(({ words, lang }) => (
                <li key={words} lang={lang}>
                  {words}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
