import { fork, type ChildProcess } from 'node:child_process'
import { AppError } from '@identity/protocol'
import type { CaptureInput, Extraction } from '@identity/pipeline'
import type { AnalysisJob, AnalysisReply } from './analysis-messages.ts'
import { AnalysisLostError, type AnalysisPort, type AnalysisTicket } from './analysis-port.ts'

export interface AnalysisPoolOptions {
  /** Built file of the child process. */
  readonly file: string
  readonly processes: number
  /** Captures that may wait besides those being read. */
  readonly queue: number
  /** A job that runs longer is taken for hung; its process is killed. Queueing does not count. */
  readonly killAfterMs: number
  readonly onProcessLost: (pid: number | undefined) => void
}

interface Job {
  readonly input: CaptureInput
  readonly resolve: (extraction: Extraction) => void
  readonly reject: (error: Error) => void
}

interface Worker {
  readonly child: ChildProcess
  ready: boolean
  current: { readonly id: number; readonly job: Job; readonly timer: NodeJS.Timeout } | null
}

const RETRY_SECONDS = 3
/** A child that dies at start would otherwise be replaced in a tight loop. */
const RESPAWN_DELAY_MS = 500

/**
 * Child processes that read frames, each with its models loaded once. Processes and not threads, because a fault in a
 * native decoder must not take the service with it. A process that dies is replaced and its job fails with
 * `AnalysisLostError`.
 */
export function openAnalysisPool(options: AnalysisPoolOptions): AnalysisPort {
  const workers = new Set<Worker>()
  const waiting: Job[] = []
  const capacity = options.processes + options.queue
  let taken = 0
  let nextId = 1
  let closed = false
  const respawns = new Set<NodeJS.Timeout>()

  const dispatch = (): void => {
    for (const worker of workers) {
      if (!worker.ready || worker.current !== null) continue
      const job = waiting.shift()
      if (job === undefined) return
      const id = nextId++
      const timer = setTimeout(() => worker.child.kill('SIGKILL'), options.killAfterMs)
      worker.current = { id, job, timer }
      worker.child.send({ id, input: job.input } satisfies AnalysisJob, (error) => {
        // The channel is gone; the exit event, which follows, fails the job.
        if (error) worker.child.kill('SIGKILL')
      })
    }
  }

  const settle = (worker: Worker, reply: Exclude<AnalysisReply, { kind: 'ready' }>): void => {
    const current = worker.current
    if (current?.id !== reply.id) return
    clearTimeout(current.timer)
    worker.current = null
    if (reply.kind === 'done') current.job.resolve(reply.extraction)
    else if (reply.kind === 'refused') current.job.reject(new AppError(reply.code, { errors: reply.errors }))
    else current.job.reject(new AnalysisLostError(reply.failure))
    dispatch()
  }

  const startProcess = (): void => {
    // No inherited flags: under a test runner they would name loaders the child does not have.
    const child = fork(options.file, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const worker: Worker = { child, ready: false, current: null }
    workers.add(worker)
    child.on('message', (reply: AnalysisReply) => {
      if (reply.kind !== 'ready') {
        settle(worker, reply)
        return
      }
      worker.ready = true
      dispatch()
    })
    child.on('error', () => child.kill('SIGKILL'))
    child.once('exit', () => {
      workers.delete(worker)
      if (worker.current !== null) {
        clearTimeout(worker.current.timer)
        worker.current.job.reject(new AnalysisLostError('analysis process ended'))
      }
      if (closed) return
      options.onProcessLost(child.pid)
      const timer = setTimeout(() => {
        respawns.delete(timer)
        startProcess()
      }, RESPAWN_DELAY_MS)
      respawns.add(timer)
    })
  }
  return {
    get load() {
      return taken
    },
    start() {
      for (let i = 0; i < options.processes; i++) startProcess()
    },
    reserve(): AnalysisTicket {
      if (closed || taken >= capacity) throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS })
      taken++
      let state: 'held' | 'running' | 'over' = 'held'
      const giveBack = (): void => {
        if (state !== 'over') taken--
        state = 'over'
      }
      return {
        release: () => {
          if (state === 'held') giveBack()
        },
        run: (input) => {
          if (state !== 'held') throw new Error('an analysis ticket is used once')
          state = 'running'
          return new Promise<Extraction>((resolve, reject) => {
            waiting.push({ input, resolve, reject })
            dispatch()
          }).finally(giveBack)
        },
      }
    },
    async close() {
      closed = true
      for (const timer of respawns) clearTimeout(timer)
      for (const job of waiting.splice(0)) job.reject(new AnalysisLostError('service is stopping'))
      await Promise.all(
        [...workers].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              if (child.exitCode !== null || child.signalCode !== null) {
                resolve()
                return
              }
              child.once('exit', () => resolve())
              child.kill('SIGKILL')
            }),
        ),
      )
    },
  }
}
