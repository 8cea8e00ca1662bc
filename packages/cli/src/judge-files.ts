import { AppError } from '@identity/protocol'
import {
  currentPolicy,
  DUPLICATE_THRESHOLDS,
  extractEvidence,
  judge,
  type CardReader,
  type Extraction,
  type FaceEngine,
  type Judgement,
} from '@identity/pipeline'
import { readFrames } from './read-frames.ts'
import { UserError } from './user-error.ts'

export interface JudgedFiles {
  readonly frames: readonly Buffer[]
  readonly extraction: Extraction
  readonly judgement: Judgement
  readonly voteMs: number
}

/**
 * The pipeline on files: no signature, no challenge, no store of earlier captures.
 * @throws UserError naming the file that is no frame
 */
export async function judgeFiles(
  paths: readonly string[],
  engines: { readonly reader: CardReader; readonly face: FaceEngine | null },
): Promise<JudgedFiles> {
  const frames = await readFrames(paths)
  const extraction = await extractEvidence(
    {
      frames,
      frameMeta: [],
      flashSamples: null,
      clientOcr: { fields: null, confidence: null },
      session: {
        keySource: null,
        selfAssertedAllowed: false,
        platform: null,
        challenge: null,
        capturedAtMs: null,
        receivedAtMs: Date.now(),
      },
    },
    engines,
    { clock: () => performance.now() },
  ).catch((error: unknown) => {
    throw nameFile(error, paths)
  })
  const startedAtMs = performance.now()
  const judgement = judge(
    {
      ...extraction.evidence,
      history: { matches: null },
      faceHistory: { candidates: null, notSearched: 'no_store', thresholds: DUPLICATE_THRESHOLDS },
    },
    currentPolicy(),
  )
  return { frames, extraction, judgement, voteMs: performance.now() - startedAtMs }
}

/** The pipeline speaks of `/bundle/frames/0`; the person at the keyboard gave a file. */
function nameFile(error: unknown, paths: readonly string[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'frame_invalid') return error
  const named = error.errors.map(
    ({ pointer, message }) => `${paths[Number(pointer.split('/').at(-1))] ?? pointer}: ${message}`,
  )
  return new UserError(named.join('; '))
}
