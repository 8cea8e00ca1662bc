import { notImplementedVoter } from '../not-implemented-voter.ts'

export const fontMatch = notImplementedVoter('font_match', 'tamper', {
  sees: 'Row geometry, spacing and stroke width of the printed text, compared within the card.',
  fooledBy: 'A careful forger who uses the right fonts.',
})
