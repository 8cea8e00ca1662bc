import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlashSample, FrameMeta } from '@identity/protocol'
import { createRandom } from '../random.ts'
import type { Quad } from '../photo/quad.ts'
import type { FlashColors } from '../flash/flash-response.ts'
import { attackBurst } from './attack-burst.ts'
import type { CaptureOptions } from './capture.ts'
import { controlBurst, CONTROL_TOOLS } from './control-burst.ts'
import { genuineBurst } from './genuine-burst.ts'
import type { BurstLabels, SimulatedBurst } from './simulated-burst.ts'
import { SPECIES } from './species.ts'

/** Every class a set can hold. */
export const BURST_CLASSES = ['genuine', 'control', ...SPECIES] as const
export type BurstClass = (typeof BURST_CLASSES)[number]

export interface BurstSetOptions extends Omit<CaptureOptions, 'seed'> {
  classes: readonly BurstClass[]
  /** Captures of each class; capture k of every class has seed `seed + k`, and so the same card and scene. */
  count: number
  seed: number
  /** Called after each capture. */
  onProgress?: (done: number, total: number) => void
}

/** One capture of a set, as `labels.json` has it. */
export interface BurstSetLabel extends BurstLabels {
  files: string[]
  quads: Quad[]
  meta: FrameMeta[]
  flash: FlashColors
  flashSamples: FlashSample[]
  truth: SimulatedBurst['truth']
}

/** Writes the frames of `count` captures of each class and `labels.json` into `dir` (made when absent). */
export async function makeBurstSet(
  dir: string,
  { classes, count, seed, onProgress, ...options }: BurstSetOptions,
): Promise<BurstSetLabel[]> {
  await mkdir(dir, { recursive: true })
  const labels: BurstSetLabel[] = []
  for (let k = 0; k < count; k++) {
    for (const kind of classes) {
      const { frames, labels: own, ...rest } = await makeBurst(kind, { ...options, seed: seed + k })
      const files: string[] = []
      for (const [i, frame] of frames.entries()) {
        const type = frame[0] === 0x89 ? 'png' : 'jpg'
        const file = `${String(seed + k).padStart(6, '0')}-${kind}-${i}.${type}`
        await writeFile(join(dir, file), frame)
        files.push(file)
      }
      labels.push({ files, ...own, ...rest })
      onProgress?.(labels.length, count * classes.length)
    }
  }
  await writeFile(join(dir, 'labels.json'), `${JSON.stringify(labels, null, 1)}\n`)
  return labels
}

/** One capture of any class. The same options give the same files. */
export function makeBurst(kind: BurstClass, options: CaptureOptions): Promise<SimulatedBurst> {
  if (kind === 'genuine') return genuineBurst(options)
  if (kind === 'control') {
    return controlBurst({ ...options, tool: createRandom(`${options.seed}/tool`).pick(CONTROL_TOOLS) })
  }
  return attackBurst({ ...options, species: kind })
}
