import type { Language, Locale } from './text-context.ts'
import { textsEn } from './texts-en.ts'
import { textsId, type TextKey } from './texts-id.ts'

const TEXTS: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { id: textsId, en: textsEn }

export function language(locale: Locale): Language {
  const texts = TEXTS[locale]
  const filled = (text: string, values: Readonly<Record<string, string | number>>) =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
  return {
    locale,
    text: (key, values = {}) => filled(texts[key], values),
    word: (family, name) => {
      const key = `${family}.${name}`
      return Object.hasOwn(texts, key) ? texts[key as TextKey] : plain(name)
    },
  }
}

/** `edge_sharpness_px` as a person would write it. */
function plain(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
