import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { currentPolicy, judge } from '@identity/pipeline/judge'
import { SCOPES } from '@identity/protocol'
import { createFaceIndex, openStorage, type Storage } from '@identity/storage'
import type { FastifyBaseLogger } from 'fastify'
import { openAnalysisPool } from './analysis/analysis-pool.ts'
import type { AnalysisPort } from './analysis/analysis-port.ts'
import type { App, Context } from './context.ts'
import { createHttp } from './create-http.ts'
import { createCaptures } from './features/capture/captures.ts'
import { createBodyBudget } from './http/body-budget.ts'
import { createLog, describeError } from './http/log.ts'
import { createMetrics } from './http/metrics.ts'
import { openIntakePool, type IntakePool } from './intake/intake-pool.ts'
import { startJobs } from './jobs/index.ts'
import type { Settings } from './settings.ts'
import { workerFile } from './worker-file.ts'

export interface AppOverrides {
  readonly storage?: Storage
  readonly analysis?: AnalysisPort
  readonly judge?: typeof judge
  readonly intake?: IntakePool
  readonly log?: FastifyBaseLogger
}

export interface RunningApp {
  readonly fastify: App
  readonly storage: Storage
  /** Starts listening; the URL to reach it. */
  listen(): Promise<string>
  /** Stops taking requests, finishes what is in flight within `IDENTITY_SHUTDOWN_MS`, releases everything. */
  close(): Promise<void>
}

/** Hung, not slow: the longest honest analysis takes a fraction of this. */
const ANALYSIS_KILL_MS = 120_000
/** How long another process's enrolments may be missing from a search of nobody: each search asks again anyway. */
const FACE_INDEX_POLL_MS = 2_000
const CONNECTION_SWEEP_MS = 100
const SECRET_BYTES = 32

/** The one place that picks implementations and wires them together. */
export async function createApp(settings: Settings, overrides: AppOverrides = {}): Promise<RunningApp> {
  const log = overrides.log ?? createLog(settings.logLevel)
  const storage =
    overrides.storage ??
    (await openStorage({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      blobUrl: settings.blobUrl ?? undefined,
      masterKeyFile: settings.masterKeyFile ?? undefined,
      clock: Date.now,
      random: randomBytes,
    }))
  for (const secret of settings.bootstrapApiKeys)
    await storage.apiKeys.ensure({ secret, name: 'bootstrap', tenantName: 'bootstrap', scopes: SCOPES })

  const bodyBudget = createBodyBudget(settings.inFlightBytes)
  const metrics = createMetrics({ analysisLoad: () => analysis.load, inFlightBytes: () => bodyBudget.inUseBytes })
  const analysis =
    overrides.analysis ??
    openAnalysisPool({
      file: workerFile(import.meta.url, './analysis/analysis-process'),
      processes: settings.analysis.processes,
      queue: settings.analysis.queue,
      killAfterMs: Math.max(ANALYSIS_KILL_MS, 2 * settings.analysis.deadlineMs),
      onNoFaceEngine: (fault) => {
        log.error({ fault }, 'face models not usable: portraits are not enrolled')
      },
      onProcessLost: (pid) => {
        metrics.analysisLost.inc()
        log.error({ pid }, 'analysis process lost')
      },
    })
  const intake = overrides.intake ?? openIntakePool({ threads: settings.intakeThreads })
  const clock = () => performance.now()
  const policy = currentPolicy()
  const faceIndex = createFaceIndex({
    faces: storage.faces,
    maxTemplates: settings.faceIndexMax,
    pollMs: FACE_INDEX_POLL_MS,
    onError: (error) => {
      log.warn(describeError(error), 'face index could not be brought up to date')
    },
  })
  const captures = createCaptures({
    storage,
    faceIndex,
    analysis,
    policy,
    judge: overrides.judge ?? judge,
    metrics,
    clock,
    deadlineMs: settings.analysis.deadlineMs,
  })
  const context: Context = {
    settings,
    storage,
    intake,
    analysis,
    captures,
    faceIndex,
    policy,
    metrics,
    bodyBudget,
    log,
    clock,
    randomInt: (maxExclusive) => randomInt(maxExclusive),
    randomBytes,
    newSecret: (prefix) => prefix + randomBytes(SECRET_BYTES).toString('base64url'),
    newUuid: randomUUID,
  }

  const app = await createHttp(context)
  const jobs = startJobs(context)
  faceIndex.start()

  return {
    fastify: app,
    storage,
    async listen() {
      await app.listen({ host: settings.host, port: settings.port })
      // Loading the OCR models takes both cores of a small machine: answer first, read a moment later.
      analysis.start()
      const { address, port, family } = app.server.address() as AddressInfo
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
    },
    async close() {
      // Fastify waits for keep-alive connections up to their 72 s unless they are swept.
      const sweep = setInterval(() => app.server.closeIdleConnections(), CONNECTION_SWEEP_MS)
      // Halfway through, whoever still waits for an analysis is told `pending`; the rest of the time is for the work.
      const hurry = setTimeout(() => captures.drain(), settings.shutdownMs / 2)
      const cut = setTimeout(() => app.server.closeAllConnections(), settings.shutdownMs)
      try {
        await app.close()
        let patience: NodeJS.Timeout | undefined
        await Promise.race([
          captures.idle(),
          new Promise((resolve) => {
            patience = setTimeout(resolve, settings.shutdownMs / 2)
          }),
        ])
        clearTimeout(patience)
      } finally {
        clearInterval(sweep)
        clearTimeout(hurry)
        clearTimeout(cut)
      }
      if (overrides.analysis === undefined) await analysis.close()
      await jobs.stop()
      await faceIndex.close()
      if (overrides.intake === undefined) await intake.close()
      if (overrides.storage === undefined) await storage.close()
    },
  }
}
