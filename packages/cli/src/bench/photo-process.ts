import { fork, type ChildProcess } from 'node:child_process'

/** What a reading process answers for one photo; the rest of the answer is the reader's own. */
export interface Spent {
  /** Of the reading process alone, all its threads. */
  readonly cpuMs: number
  readonly wallMs: number
  readonly rssBytes: number
}

export interface PhotoProcess<Answer> {
  /** What the process says it is: engine and version. */
  readonly version: string
  readonly ask: (question: object) => Promise<Answer & Spent>
  readonly close: () => Promise<void>
}

/** The last of what a process complained of, to say why it did not start. */
const COMPLAINT_CHARS = 300
/** A photo that takes longer than this ends the benchmark: something hangs. */
const PATIENCE_MS = 180_000

/**
 * Starts a process that reads photos: it says `{ ready }` once its models are loaded, then answers each question with
 * one message, or with `{ failed }`. A process of its own keeps processor time and memory apart from everything else.
 * @throws Error saying why it did not start
 */
export async function startPhotoProcess<Answer>(file: string): Promise<PhotoProcess<Answer>> {
  const child = fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_CHARS)
  })
  const { ready } = await nextMessage<{ ready: string }>(child, () => complaint)
  return {
    version: ready,
    async ask(question) {
      const answer = nextMessage<(Answer & Spent) | { failed: string }>(child, () => complaint)
      child.send(question)
      const said = await answer
      if ('failed' in said) throw new Error(said.failed)
      return said
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(timer)
    },
  }
}

function nextMessage<Message>(child: ChildProcess, complaint: () => string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      work()
    }
    const onMessage = (message: unknown): void => settle(() => resolve(message as Message))
    const onExit = (): void => settle(() => reject(new Error(lastLine(complaint()))))
    const onError = (error: Error): void => settle(() => reject(error))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      settle(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)))
    }, PATIENCE_MS)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
  })
}

const lastLine = (text: string): string =>
  /\w*Error\b[^\n]*/.exec(text)?.[0] ?? text.trim().split('\n').at(-1) ?? 'the process ended'
