import Type from 'typebox'
import { namedObject, nullable, mapOf, oneOf, ref } from './named.ts'

const llr = (description: string) => Type.Number({ description })
const counted = () =>
  Type.Unsafe<readonly [number, number]>({
    type: 'array',
    items: { type: 'integer', minimum: 0 },
    minItems: 2,
    maxItems: 2,
    description: 'So many, of so many.',
  })
const group = () => oneOf(['S', 'D', 'P', 'G', 'F', 'T', 'X', 'V'])
const family = () => oneOf(['anti_spoof', 'tamper'])

export const FindingCountsSchema = namedObject('FindingCounts', {
  genuine: counted(),
  attacks: mapOf(counted(), { description: 'By species of attack.' }),
})

export const PolicyFindingSchema = namedObject('PolicyFinding', {
  name: Type.String(),
  stance: oneOf(['pass', 'fail', 'absent'], { description: 'Did not object, objects, or abstains.' }),
  llr: llr('Natural log of how much likelier it is with an attack; positive speaks against the card. 0 abstains.'),
  review: Type.Boolean({ description: 'A person must look, whatever the sum.' }),
  group: group(),
  counts: nullable(FindingCountsSchema),
})

export const PolicyVoterSchema = namedObject('PolicyVoter', {
  name: Type.String(),
  family: family(),
  version: Type.String({ description: 'Raised whenever the same evidence could give another finding.' }),
  group: group(),
  basis: oneOf(['judgement', 'calibrated']),
  source: Type.String({ description: 'Where its numbers are from.' }),
  sees: Type.String(),
  fooledBy: Type.String(),
  thresholdSource: Type.String({ description: 'Where the limits between its findings are from.' }),
  bounds: Type.Unsafe<readonly [number, number]>({
    type: 'array',
    items: { type: 'number' },
    minItems: 2,
    maxItems: 2,
    description: 'The most it may say for the card (≤ 0) and against it (≥ 0).',
  }),
  findings: Type.Array(ref(PolicyFindingSchema)),
})

export const PolicyGroupSchema = namedObject('PolicyGroup', {
  name: group(),
  family: family(),
  sees: Type.String(),
  combine: oneOf(['sum', 'strongest', 'strongest_else_mean']),
  override: Type.Optional(Type.String({ description: 'A voter whose accusation stands whatever the others say.' })),
  floor: Type.Number(),
  cap: Type.Number(),
  weight: Type.Number(),
})

export const PolicyDecisionSchema = namedObject(
  'PolicyDecision',
  {
    clearAt: Type.Number({ description: 'live or authentic at or below this, when coverage holds.' }),
    accuseAt: Type.Number({
      description: 'spoof or tampered at or above this, with one vote of `accuserFrom` or more.',
    }),
    accuserFrom: Type.Number(),
    clearForbiddenAbove: Type.Number({ description: 'A vote above this is never outweighed.' }),
    coverage: Type.Object({ groups: Type.Array(group()), frames: Type.Integer() }),
    singleFrame: Type.Optional(Type.Object({ clearAt: Type.Number(), groups: Type.Array(group()) })),
  },
  { description: 'How a sum of log-likelihood ratios becomes a word.' },
)

export const PolicyCalibrationSchema = namedObject('PolicyCalibration', {
  captures: Type.String({ description: 'Where the captures are from; generated ones give no real-world rates.' }),
  base: Type.String(),
  claims: Type.Array(
    Type.Object({
      name: Type.String(),
      atMost: Type.Number({ minimum: 0, maximum: 1 }),
      fitted: counted(),
      heldOut: counted(),
    }),
  ),
  unsettled: Type.Array(Type.String(), { description: 'What the counts could not settle, and what stands instead.' }),
})

export const PolicySchema = namedObject(
  'Policy',
  {
    version: Type.String({ description: 'As in `policyVersion` of a capture result.' }),
    sha256: Type.String({ description: 'Of the policy as canonical JSON (RFC 8785), lower-case hex.' }),
    basis: Type.String(),
    voters: Type.Array(ref(PolicyVoterSchema)),
    groups: Type.Array(ref(PolicyGroupSchema)),
    antiSpoof: ref(PolicyDecisionSchema),
    tamper: ref(PolicyDecisionSchema),
    score: Type.Object({ scale: Type.Number(), bias: Type.Number() }),
    tiers: Type.Array(
      Type.Object({
        tier: oneOf(['high', 'standard', 'low']),
        needs: Type.Array(Type.String(), { description: 'All of them; the first tier whose needs are met is given.' }),
      }),
    ),
    calibration: nullable(PolicyCalibrationSchema),
  },
  {
    description:
      'Everything that turns evidence into a verdict. The same evidence under the same policy gives the same verdict.',
  },
)
