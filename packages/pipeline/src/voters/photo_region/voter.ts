import { notImplementedVoter } from '../not-implemented-voter.ts'

export const photoRegion = notImplementedVoter('photo_region', 'tamper', {
  sees: 'The border, gloss and background of the portrait box, where a photo is glued or pasted in.',
  fooledBy: 'A whole card printed at once.',
})
