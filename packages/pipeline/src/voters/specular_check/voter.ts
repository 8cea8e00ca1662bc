import { notImplementedVoter } from '../not-implemented-voter.ts'

export const specularCheck = notImplementedVoter('specular_check', 'anti_spoof', {
  sees: 'Whether highlights move over the card as it is tilted, as on a glossy surface.',
  fooledBy:
    'Glossy photo paper, laminated copies and screens shine like a card; most genuine captures show no highlight at all.',
})
