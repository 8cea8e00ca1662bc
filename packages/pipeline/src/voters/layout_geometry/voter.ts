import { notImplementedVoter } from '../not-implemented-voter.ts'

export const layoutGeometry = notImplementedVoter('layout_geometry', 'tamper', {
  sees: 'Where labels, rules and boxes stand, in millimetres, against the card’s layout.',
  fooledBy: 'Any digital render of the same public template.',
})
