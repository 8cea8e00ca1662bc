import { createHash } from 'node:crypto'
import { currentPolicy, describePolicy } from '@identity/pipeline/judge'
import { expect, it } from 'vitest'
import texts from './policy-texts-id.json' with { type: 'json' }

/** Of the English that was translated. When it changes, so must the Indonesian; then put the new number here. */
const TRANSLATED = '5223bd1e18bee721'

it('the policy page says in Indonesian what every voter sees and is fooled by, of the English in force', () => {
  const { voters } = describePolicy(currentPolicy())
  expect(Object.keys(texts).toSorted()).toEqual(voters.map(({ name }) => name).toSorted())
  const english = voters.map(({ name, sees, fooledBy }) => `${name}\n${sees}\n${fooledBy}`).toSorted()
  expect(createHash('sha256').update(english.join('\n\n')).digest('hex').slice(0, 16)).toBe(TRANSLATED)
})
