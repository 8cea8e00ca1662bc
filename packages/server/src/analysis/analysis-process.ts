import { setPriority } from 'node:os'
import { performance } from 'node:perf_hooks'
import { AppError } from '@identity/protocol'
import {
  extractEvidence,
  findPhotoFace,
  openCardReader,
  openFaceEngine,
  restrictDecoder,
  type FaceEngine,
} from '@identity/pipeline'
import { describeError } from '../http/log.ts'
import type { AnalysisJob, AnalysisReply } from './analysis-messages.ts'

/** The service must stay able to answer while frames are read. */
const NICENESS = 5

const send = (reply: AnalysisReply): void => {
  // A parent that was killed hears nothing any more; its channel fails before `disconnect` is seen.
  process.send?.(reply, undefined, undefined, (error: Error | null) => {
    if (error !== null) process.exit(0)
  })
}

setPriority(NICENESS)
// The parent decides when this process ends; a terminal's Ctrl-C reaches the whole group.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit(0))

restrictDecoder()
const reader = await openCardReader()

/** A file that is missing or is not the expected one is never used; the service goes on without and says so. */
async function openFaces(): Promise<{ engine: FaceEngine | null; fault: string | null }> {
  try {
    return { engine: await openFaceEngine(), fault: null }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { engine: null, fault: cause instanceof Error ? cause.message : 'unknown' }
  }
}
const { engine: face, fault: faceFault } = await openFaces()

async function work(job: AnalysisJob): Promise<AnalysisReply> {
  const { id } = job
  try {
    if (job.kind === 'face') {
      const none = { kind: 'none', why: 'no_engine' } as const
      return { kind: 'face', id, face: face === null ? none : await findPhotoFace(job.photo, face) }
    }
    const extraction = await extractEvidence(job.input, { reader, face }, { clock: () => performance.now() })
    return { kind: 'done', id, extraction }
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', id, code: error.code, errors: error.errors }
    return { kind: 'failed', id, failure: JSON.stringify(describeError(error)) }
  }
}

process.on('message', (job: AnalysisJob) => {
  void work(job).then(send)
})
send({ kind: 'ready', face: face?.identity ?? null, faceFault })
