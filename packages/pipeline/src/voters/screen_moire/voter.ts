import { notImplementedVoter } from '../not-implemented-voter.ts'

export const screenMoire = notImplementedVoter('screen_moire', 'anti_spoof', {
  sees: 'Interference of a display’s pixel grid with the camera’s, in native pixels.',
  fooledBy: 'High-density phone displays, defocus and resizing hide it: silence would say almost nothing.',
})
