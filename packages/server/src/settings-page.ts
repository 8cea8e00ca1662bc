import type { Static, TSchema } from 'typebox'
import { settingsSchema } from './settings.ts'

interface Property {
  readonly description: string
  readonly default: Static<TSchema>
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly { readonly const: string }[]
}

/** Depends on the machine it is printed on, so the page says the rule instead. */
const COMPUTED_DEFAULTS: Readonly<Record<string, string>> = { IDENTITY_ANALYSIS_PROCESSES: 'cores − 1, 1 to 4' }

const allowed = (property: Property): string => {
  if (property.anyOf) return property.anyOf.map((choice) => choice.const).join(', ')
  if (property.minimum === undefined) return 'text'
  return `${property.minimum}–${property.maximum ?? '…'}`
}

const shownDefault = (name: string, property: Property): string =>
  COMPUTED_DEFAULTS[name] ?? (property.default === '' ? 'empty' : `\`${String(property.default)}\``)

/** The text of `docs/settings.md`, made from the schema that also checks the settings at start. */
export function settingsPage(): string {
  const entries = Object.entries(settingsSchema.properties).map(([name, schema]) => {
    const property = schema as unknown as Property
    return [
      `## ${name}`,
      '',
      property.description,
      '',
      `Default: ${shownDefault(name, property)}. Allowed: ${allowed(property)}.`,
      '',
    ].join('\n')
  })
  return [
    '# Settings',
    '',
    'Every setting is an environment variable. An empty variable counts as unset. A value that is not allowed stops the',
    'start with one line that names it. This page is generated from `packages/server/src/settings.ts`.',
    '',
    ...entries,
  ].join('\n')
}
