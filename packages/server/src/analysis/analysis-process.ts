import { setPriority } from 'node:os'
import { performance } from 'node:perf_hooks'
import { AppError } from '@identity/protocol'
import { extractEvidence, openCardReader, restrictDecoder } from '@identity/pipeline'
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

async function work({ id, input }: AnalysisJob): Promise<AnalysisReply> {
  try {
    const extraction = await extractEvidence(input, { reader }, { clock: () => performance.now() })
    return { kind: 'done', id, extraction }
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', id, code: error.code, errors: error.errors }
    return { kind: 'failed', id, failure: JSON.stringify(describeError(error)) }
  }
}

process.on('message', (job: AnalysisJob) => {
  void work(job).then(send)
})
send({ kind: 'ready' })
