import { fork, type ChildProcess } from 'node:child_process'
import { AppError } from '@identity/protocol'
import type { Extraction, FaceIdentity } from '@identity/pipeline'
import type { AnalysisJob, AnalysisReply, FaceOfPhoto } from './analysis-messages.ts'
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
  /** A process could not open the face models and works without: enrolments are stubs. */
  readonly onNoFaceEngine?: (fault: string) => void
}

type Work = AnalysisJob extends infer Job ? (Job extends { id: number } ? Omit<Job, 'id'> : never) : never

interface Job {
  readonly work: Work
  readonly resolve: (reply: Done) => void
  readonly reject: (error: Error) => void
}

type Done = Extract<AnalysisReply, { kind: 'done' | 'face' }>

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
  let faceEngine: FaceIdentity | null | undefined
  const respawns = new Set<NodeJS.Timeout>()

  const dispatch = (): void => {
    for (const worker of workers) {
      if (!worker.ready || worker.current !== null) continue
      const job = waiting.shift()
      if (job === undefined) return
      const id = nextId++
      const timer = setTimeout(() => worker.child.kill('SIGKILL'), options.killAfterMs)
      worker.current = { id, job, timer }
      worker.child.send({ id, ...job.work } satisfies AnalysisJob, (error) => {
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
    if (reply.kind === 'done' || reply.kind === 'face') current.job.resolve(reply)
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
      faceEngine = reply.face
      if (reply.faceFault !== null) options.onNoFaceEngine?.(reply.faceFault)
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
    get processes() {
      return { all: options.processes, ready: [...workers].filter(({ ready }) => ready).length }
    },
    get faceEngine() {
      return faceEngine
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
      const queue = (work: Work): Promise<Done> => {
        if (state !== 'held') throw new Error('an analysis ticket is used once')
        state = 'running'
        return new Promise<Done>((resolve, reject) => {
          waiting.push({ work, resolve, reject })
          dispatch()
        }).finally(giveBack)
      }
      return {
        release: () => {
          if (state === 'held') giveBack()
        },
        run: async (input): Promise<Extraction> => {
          const reply = await queue({ kind: 'capture', input })
          if (reply.kind !== 'done') throw new AnalysisLostError('the process answered another question')
          return reply.extraction
        },
        face: async (photo): Promise<FaceOfPhoto> => {
          const reply = await queue({ kind: 'face', photo })
          if (reply.kind !== 'face') throw new AnalysisLostError('the process answered another question')
          return reply.face
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
