import { performance } from 'node:perf_hooks'
import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { IntakeOutcome, KeyAnswer, KeyQuestion } from './intake-outcome.ts'
import { readCapture } from './read-capture.ts'

export interface IntakeTask {
  /** The raw body, transferred. */
  readonly body: Uint8Array
  /** Carries one `KeyQuestion` out and one `KeyAnswer` back. */
  readonly keys: MessagePort
}

/** Runs in an intake thread; the frames of the outcome are transferred, not copied. */
export default async function intake({ body, keys }: IntakeTask): Promise<IntakeOutcome> {
  const askKey = (question: KeyQuestion): Promise<KeyAnswer> =>
    new Promise((resolve) => {
      keys.once('message', resolve)
      keys.postMessage(question)
    })
  try {
    const outcome = await readCapture(Buffer.from(body.buffer, body.byteOffset, body.byteLength), askKey, () =>
      performance.now(),
    )
    if (outcome.kind === 'refused') return outcome
    // A small buffer may live in Node's shared pool, which cannot be transferred.
    const frames = outcome.frames.map((frame) => ({
      ...frame,
      bytes: frame.bytes.buffer.byteLength === frame.bytes.byteLength ? frame.bytes : Uint8Array.from(frame.bytes),
    }))
    const moved = {
      [transferableSymbol]: frames.map(({ bytes }) => bytes.buffer),
      [valueSymbol]: { ...outcome, frames },
    }
    return move(moved) as unknown as IntakeOutcome
  } finally {
    keys.close()
  }
}
