import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { workerFile } from '../worker-file.ts'
import type { IntakeOutcome, KeyAnswer, KeyQuestion } from './intake-outcome.ts'
import type { IntakeTask } from './intake-worker.ts'

/** Reads capture bodies off the event loop. */
export interface IntakePool {
  /**
   * @param body raw bytes; taken over by the thread, empty afterwards when the buffer could be transferred.
   * @param answerKey called at most once, on the main thread. What it throws is thrown by `read`.
   */
  read(body: Buffer, answerKey: (question: KeyQuestion) => Promise<KeyAnswer>): Promise<IntakeOutcome>
  close(): Promise<void>
}

/** A body of 60 MB costs its string, the parsed strings and the decoded frames: about four times its size. */
const THREAD_HEAP_MB = 512

/**
 * Threads that parse, check and verify. The queue is bounded by the byte budget of the HTTP layer, which admits no more
 * than a few hundred bodies at once.
 */
export function openIntakePool(options: { readonly threads: number }): IntakePool {
  const pool = new Piscina<IntakeTask, IntakeOutcome>({
    filename: workerFile(import.meta.url, './intake-worker'),
    minThreads: 1,
    maxThreads: options.threads,
    idleTimeout: 60_000,
    // The worker waits for a message in mid-task, which the blocking mode would never deliver.
    atomics: 'disabled',
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  })
  return {
    async read(body, answerKey) {
      const { port1, port2 } = new MessageChannel()
      let failure: unknown
      port1.once('message', (question: KeyQuestion) => {
        answerKey(question).then(
          (answer) => port1.postMessage(answer),
          (error: unknown) => {
            failure = error
            port1.postMessage({ kind: 'refused', code: 'internal' } satisfies KeyAnswer)
          },
        )
      })
      // A body that fills its own ArrayBuffer is moved; one in Node's shared pool (small) has to be copied.
      const owned = body.buffer.byteLength === body.byteLength ? body : Buffer.from(Uint8Array.from(body).buffer)
      try {
        const outcome = await pool.run(
          { body: owned, keys: port2 },
          { transferList: [owned.buffer as ArrayBuffer, port2] },
        )
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the callback threw, unchanged
        if (failure !== undefined) throw failure
        return outcome
      } finally {
        port1.close()
      }
    },
    close: () => pool.close(),
  }
}
