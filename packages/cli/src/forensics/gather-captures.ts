import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CaptureRecord } from '@identity/pipeline/calibration'
import { SPLITS } from '@identity/specimen'
import { Progress } from '../render/progress.ts'
import { UserError } from '../user-error.ts'
import { readEvidenceCache } from './evidence-cache.ts'
import { measureCaptures } from './measure-captures.ts'
import { planCaptures } from './plan-captures.ts'
import type { PlannedCapture, SetLabel } from './planned-capture.ts'

export interface GatherOptions {
  /** Evidence file, JSON lines. */
  readonly cache: string
  /** Folders made by `identity specimen make --classes`, or of photos with a `labels.json` of the same shape. */
  readonly set: readonly string[]
  readonly seed: number
  readonly genuine: number
  readonly perSpecies: number
  readonly split: string
  readonly frames: number
  readonly width: number
  readonly workers?: number
  /** Take what the cache holds and measure nothing. */
  readonly cached?: true
}

/** The captures to report on: from sets, or made from the seed; measured now, or earlier where the cache has them. */
export async function gatherCaptures(options: GatherOptions): Promise<readonly CaptureRecord[]> {
  if (options.cached) return readEvidenceCache(options.cache)
  const plan = options.set.length > 0 ? await storedCaptures(options.set) : generatedCaptures(options)
  const progress = new Progress('captures', plan.length)
  const { records, failed } = await measureCaptures(plan, {
    cache: options.cache,
    workers: options.workers ?? Math.max(1, availableParallelism() - 1),
    onProgress: (done) => progress.update(done),
  })
  progress.end()
  for (const { key, why } of failed) console.error(`${key} could not be measured: ${why}`)
  return records
}

function generatedCaptures(options: GatherOptions): PlannedCapture[] {
  const splits = SPLITS.filter((split) => options.split === 'both' || options.split === split)
  if (splits.length === 0) throw new UserError(`no such split: ${options.split}; known are ${SPLITS.join(', ')}, both`)
  const plans = splits.map((split) => planCaptures({ ...options, widthPx: options.width, split }))
  // By turns, so that a run which is cut off holds some of each.
  return Array.from({ length: Math.max(...plans.map((plan) => plan.length)) }, (_, i) =>
    plans.flatMap((plan) => plan[i] ?? []),
  ).flat()
}

async function storedCaptures(dirs: readonly string[]): Promise<PlannedCapture[]> {
  const captures: PlannedCapture[] = []
  for (const dir of dirs) {
    let labels: unknown
    try {
      labels = JSON.parse(await readFile(join(dir, 'labels.json'), 'utf8'))
    } catch {
      throw new UserError(`${dir} has no labels.json that can be read`)
    }
    if (!Array.isArray(labels) || !labels.every(isLabel))
      throw new UserError(`${dir}/labels.json: each capture needs files and species`)
    captures.push(...labels.map((label) => ({ kind: 'stored' as const, dir, label })))
  }
  return captures
}

function isLabel(value: unknown): value is SetLabel {
  if (typeof value !== 'object' || value === null) return false
  const { files, species } = value as Partial<Record<'files' | 'species', unknown>>
  return (
    typeof species === 'string' &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every((file) => typeof file === 'string')
  )
}
