import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { createStageTimes, type StageTimes } from './stage-times.ts'

/** Every number the service exports. Labels come from closed lists only: routes, codes, stages, words. */
export interface Metrics {
  readonly registry: Registry
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>
  readonly refusals: Counter<'code'>
  readonly stages: StageTimes
  readonly verdicts: Counter<'verdict' | 'tier'>
  /** How captures left the request: with a verdict, `pending` past the deadline, or finished by the sweeper. */
  readonly captures: Counter<'outcome'>
  readonly analysisLost: Counter
  /** Forensic measures that threw on a capture: faults of ours; their voters abstained. */
  readonly measuresFailed: Counter<'measure'>
}

/** Readings taken when the page is asked for. */
export interface Gauges {
  readonly analysisLoad: () => number
  readonly inFlightBytes: () => number
}

/** From a cheap GET (1 ms) to an analysis on a busy machine (30 s). */
const SECONDS_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('identity_analysis_load', 'Captures waiting for or in an analysis process', gauges.analysisLoad)
  gauge('identity_in_flight_bytes', 'Bytes of request bodies held', gauges.inFlightBytes)
  gauge('process_resident_memory_bytes', 'Resident memory of the API process', () => process.memoryUsage.rss())
  const stageSeconds = new Histogram({
    name: 'identity_capture_stage_seconds',
    help: 'Time of each stage of a capture',
    labelNames: ['stage'],
    buckets: SECONDS_BUCKETS,
    registers,
  })
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'identity_http_request_seconds',
      help: 'Time from the first byte of a request to the last of its reply',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS_BUCKETS,
      registers,
    }),
    refusals: new Counter({
      name: 'identity_http_refusals_total',
      help: 'Error replies by code',
      labelNames: ['code'],
      registers,
    }),
    stages: createStageTimes((stage, seconds) => stageSeconds.observe({ stage }, seconds)),
    verdicts: new Counter({
      name: 'identity_verdicts_total',
      help: 'Committed verdicts',
      labelNames: ['verdict', 'tier'],
      registers,
    }),
    captures: new Counter({
      name: 'identity_captures_total',
      help: 'Captures by how they left the request',
      labelNames: ['outcome'],
      registers,
    }),
    analysisLost: new Counter({
      name: 'identity_analysis_processes_lost_total',
      help: 'Analysis processes that died or hung',
      registers,
    }),
    measuresFailed: new Counter({
      name: 'identity_measures_failed_total',
      help: 'Forensic measures that failed on a capture; their voters abstained',
      labelNames: ['measure'],
      registers,
    }),
  }
}
