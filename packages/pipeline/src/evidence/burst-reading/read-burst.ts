import type { CalendarDate } from '@identity/ktp'
import type { CardReader } from '../../card-reader.ts'
import type { FrameCardEvidence, ReadingEvidence } from '../evidence.ts'
import type { BurstFrame } from '../frame/burst-pixels.ts'
import { fuseReadings } from './fuse-readings.ts'
import { nextFrame } from './next-frame.ts'

type Reading = Extract<ReadingEvidence, { kind: 'read' }>

/** Frames that are read of one capture in all, whether in search of a card or of surer fields: each costs about half a second. */
export const MAX_READINGS = 3
/**
 * No further frame is read once reading has taken this long, ms: three readings of an idle core, and on a busy one the
 * capture must stay well within its deadline of seconds.
 */
export const READING_BUDGET_MS = 1500

/** A first reading and what it cost, to be gone on with. */
export interface FirstReading {
  readonly reading: ReadingEvidence
  /** Frames that were tried. */
  readonly tried: readonly number[]
  readonly ms: number
}

/** Reads the best frame on which a card is found, in the order given. */
export async function readFirst(
  frames: readonly BurstFrame[],
  order: readonly number[],
  reader: CardReader,
  clock: () => number,
): Promise<FirstReading> {
  const startedAtMs = clock()
  const tried: number[] = []
  let first: ReadingEvidence | null = null
  for (const index of order.slice(0, MAX_READINGS)) {
    const reading = await read(frames, index, reader)
    tried.push(index)
    if (reading.kind === 'read') return { reading, tried, ms: clock() - startedAtMs }
    first ??= reading
  }
  const reading = first ?? { kind: 'no_card', reason: 'the bundle holds no frame', engine: reader.engine }
  return { reading, tried, ms: clock() - startedAtMs }
}

/** Reads further frames while fields are unsure, another frame promises better print, and time is left; then fuses them. */
export async function readFurther(
  frames: readonly BurstFrame[],
  cards: readonly (FrameCardEvidence | null)[],
  first: FirstReading,
  reader: CardReader,
  options: { readonly clock: () => number; readonly today: CalendarDate },
): Promise<ReadingEvidence> {
  if (first.reading.kind !== 'read') return first.reading
  const readings: [Reading, ...Reading[]] = [first.reading]
  const tried = [...first.tried]
  const startedAtMs = options.clock() - first.ms
  let fused: Reading = first.reading
  while (tried.length < MAX_READINGS && options.clock() - startedAtMs < READING_BUDGET_MS) {
    const next = nextFrame(fused, cards, tried)
    if (next === null) break
    tried.push(next)
    const reading = await read(frames, next, reader)
    if (reading.kind !== 'read') continue
    readings.push(reading)
    fused = fuseReadings(readings, cards, options.today)
  }
  return fused
}

function read(frames: readonly BurstFrame[], index: number, reader: CardReader): Promise<ReadingEvidence> {
  return reader.read(frames[index].decoded, index, frames[index].region)
}
