import { notImplementedVoter } from '../not-implemented-voter.ts'

export const compressionTrace = notImplementedVoter('compression_trace', 'tamper', {
  sees: 'Boxes of a file whose compression history differs from the rest.',
  fooledBy: 'A photographed forgery: the camera launders every trace. Ordinary recompression does nearly the same.',
})
