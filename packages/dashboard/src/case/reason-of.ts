import { number } from '../text/format.ts'
import { findingsId } from '../text/findings-id.ts'
import type { Language } from '../text/text-context.ts'
import type { Vote } from './case-data.ts'
import { drawable } from './evidence/read-evidence.ts'

export interface Reason {
  readonly words: string
  /** Set where the words are not in the reader's language. */
  readonly lang?: 'en'
}

type Told = Pick<Vote, 'name' | 'finding' | 'reason' | 'evidence'>

/**
 * Why a voter voted as it did, in the reader's language. Verdicts are kept for years, so a finding may be older than the
 * sentences here, or its evidence may lack what the sentence names: then the service's own English words stand.
 */
export function reasonOf({ name, finding, reason, evidence }: Told, { locale, word }: Language): Reason {
  if (locale === 'en') return { words: reason }
  const key = `${name}.${finding}`
  const sentence = Object.hasOwn(findingsId, key) ? findingsId[key] : undefined
  let told = sentence !== undefined
  const words = sentence?.replace(/\{(\w+)\}/g, (blank, what: string) => {
    const value = what === 'field' ? drawable(evidence).regions[0]?.field : evidence[what]
    if (typeof value === 'string') return word('field', value)
    if (typeof value === 'number') return number(locale, value)
    told = false
    return blank
  })
  return told && words !== undefined ? { words } : { words: reason, lang: 'en' }
}
