import { notImplementedVoter } from '../not-implemented-voter.ts'

export const printHalftone = notImplementedVoter('print_halftone', 'anti_spoof', {
  sees: 'The colour loss of a grey copy and the dot screens of laser prints.',
  fooledBy: 'Continuous-tone prints, and any print at less than about 1,260 px card width.',
})
