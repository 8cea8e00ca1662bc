import { currentPolicy, describePolicy } from '@identity/pipeline/judge'
import { describe, expect, it } from 'vitest'
import { reasonOf } from '../case/reason-of.ts'
import { findingsId } from './findings-id.ts'
import { language } from './language.ts'

const { voters } = describePolicy(currentPolicy())
const findings = voters.flatMap(({ name, findings }) => findings.map((finding) => `${name}.${finding.name}`))

describe('the voters’ reasons in Indonesian', () => {
  it('are one sentence for every finding a voter can make, and none beside', () => {
    expect(Object.keys(findingsId).toSorted()).toEqual(findings.toSorted())
  })

  it('begin with a capital and end with a full stop', () => {
    for (const [key, sentence] of Object.entries(findingsId)) expect(sentence, key).toMatch(/^[A-Z].*\.$/)
  })
})

describe('reasonOf', () => {
  const indonesian = language('id')
  const vote = { name: 'specular_check', finding: 'baked_highlight', reason: 'A highlight stays.' }

  it('fills in the numbers of the vote', () => {
    expect(reasonOf({ ...vote, evidence: { tiltRangeDeg: 7.4 } }, indonesian)).toEqual({
      words: 'Kilau tetap di satu tempat pada kartu meskipun dimiringkan 7°.',
    })
  })

  it('names the field the vote marks in words', () => {
    const regions = [{ field: 'fullName', x: 0.3, y: 0.2, width: 0.4, height: 0.05 }]
    const differs = { name: 'font_match', finding: 'row_differs', reason: '', evidence: { regions } }
    expect(reasonOf(differs, indonesian).words).toBe('Huruf pada baris Nama berbeda dari baris-baris lain.')
  })

  it('keeps the English words, marked as such, for a finding or evidence it does not know', () => {
    const english = { words: vote.reason, lang: 'en' }
    expect(reasonOf({ ...vote, evidence: {} }, indonesian)).toEqual(english)
    expect(reasonOf({ ...vote, finding: 'of_long_ago', evidence: {} }, indonesian)).toEqual(english)
    expect(reasonOf({ ...vote, finding: 'toString', evidence: {} }, indonesian)).toEqual(english)
  })

  it('leaves English alone for those who read it', () => {
    expect(reasonOf({ ...vote, evidence: {} }, language('en'))).toEqual({ words: vote.reason })
  })
})
