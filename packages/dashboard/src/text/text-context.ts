import { createContext, useContext } from 'react'
import type { TextKey } from './texts-id.ts'

export type Locale = 'id' | 'en'

/** Words for a key, with `{name}` filled in. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export interface Language {
  readonly locale: Locale
  readonly text: Text
  /** Words for a key the service made (`reason.self_asserted`); the last part in plain letters when there are none. */
  readonly word: (family: string, name: string) => string
}

export const LanguageContext = createContext<Language | null>(null)

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (language === null) throw new Error('no language around this component')
  return language
}

export const useText = (): Text => useLanguage().text
