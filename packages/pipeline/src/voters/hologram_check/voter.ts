import { notImplementedVoter } from '../not-implemented-voter.ts'

export const hologramCheck = notImplementedVoter('hologram_check', 'tamper', {
  sees: 'Colours that change with the angle of light at the place of an optical device.',
  fooledBy: 'Needs six frames with tilt and a known device; one frame can show nothing.',
})
