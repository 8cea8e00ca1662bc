import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReadingEvidence } from '@identity/pipeline'
import { compareReading, summariseReading, type CardComparison, type ReadSummary } from '@identity/pipeline/bench-read'
import { nuisancePhoto, type Nuisance, type NuisancePhoto } from '@identity/specimen'
import { missingPeer, PEERS, type Peer } from './peers.ts'
import { PEER_VARIANTS, peerPhoto, type PeerVariant } from './peer-photo.ts'
import { peerReading } from './peer-reading.ts'
import { startPhotoProcess, type PhotoProcess, type Spent } from './photo-process.ts'
import { quantiles, type Quantiles } from './quantiles.ts'
import type { RecognisedText } from './recognised-text.ts'

export interface ReadBenchOptions {
  readonly nuisance: Nuisance
  readonly count: number
  readonly seed: number
  /** Names from `PEERS`. */
  readonly peers: readonly string[]
  readonly onProgress: (done: number, latest: { readonly rssBytes: number }) => void
}

/** How one reader did on the set. */
export interface ReaderFigures {
  readonly name: string
  readonly version: string
  /** What it was given: photos as taken for ours; a peer's better one of its variants. */
  readonly given: 'photo as taken' | PeerVariant
  readonly summary: ReadSummary
  readonly cpuMs: Quantiles
  readonly wallMs: Quantiles
  readonly rssBytes: { readonly first: number; readonly last: number; readonly most: number }
}

export interface PeerFigures extends ReaderFigures {
  readonly about: string
  /** The variant that had fewer fields right. */
  readonly other: { readonly given: PeerVariant; readonly summary: ReadSummary; readonly cpuMs: Quantiles }
}

export interface ReadBenchResult {
  readonly nuisance: Nuisance
  readonly count: number
  readonly seed: number
  readonly ours: ReaderFigures & { readonly stageMs: Readonly<Record<string, Quantiles>> }
  readonly peers: readonly PeerFigures[]
  readonly notRun: readonly { readonly name: string; readonly reason: string }[]
}

type OwnProcess = PhotoProcess<{ readonly reading: ReadingEvidence; readonly stageMs: Record<string, number> }>
type PeerProcess = PhotoProcess<{ readonly segments: readonly RecognisedText[] }>

/** Cards and costs of one reader on one variant, as they come in. */
interface Tally {
  readonly cards: CardComparison[]
  readonly spent: Spent[]
}

interface RunningPeer {
  readonly peer: Peer
  readonly process: PeerProcess
  readonly tallies: Record<PeerVariant, Tally>
}

const newTally = (): Tally => ({ cards: [], spent: [] })

/**
 * Reads a generated set with the service's reader and with peers, all on the same photos, one after the other, each in a
 * process of its own with its models loaded before the first photo. A peer that does not start is listed with the reason.
 */
export async function runReadBench(options: ReadBenchOptions): Promise<ReadBenchResult> {
  const notRun: { name: string; reason: string }[] = []
  const peers: RunningPeer[] = []
  const own: OwnProcess = await startPhotoProcess(ownProcessFile())
  const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  try {
    for (const peer of PEERS) {
      try {
        if (!options.peers.includes(peer.name)) throw new Error('not asked for')
        const missing = missingPeer(peer)
        if (missing !== null) throw new Error(missing)
        const process: PeerProcess = await startPhotoProcess(peer.file)
        peers.push({ peer, process, tallies: { photo: newTally(), card: newTally() } })
      } catch (error) {
        notRun.push({ name: peer.name, reason: reasonOf(error) })
      }
    }
    // The first reading of a process compiles and allocates: it is not counted.
    const warmUp = await nuisancePhoto('none', options.seed)
    await own.ask({ photo: warmUp.jpeg })
    for (const { process } of peers) await process.ask({ photo: warmUp.jpeg, variant: 'photo' })

    const tally = newTally()
    const stages: Record<string, number>[] = []
    for (let done = 1; done <= options.count; done++) {
      const photo = await nuisancePhoto(options.nuisance, options.seed + done - 1)
      const { reading, stageMs, ...spent } = await own.ask({ photo: photo.jpeg })
      tally.cards.push(compareReading(reading, photo.person))
      tally.spent.push(spent)
      stages.push(stageMs)
      for (const running of [...peers]) {
        try {
          await askPeer(running, photo)
        } catch (error) {
          // Figures over some of the photos would not compare: a peer that breaks is taken out whole.
          peers.splice(peers.indexOf(running), 1)
          await running.process.close()
          notRun.push({ name: running.peer.name, reason: `it failed on photo ${done}: ${reasonOf(error)}` })
        }
      }
      options.onProgress(done, spent)
    }
    return {
      nuisance: options.nuisance,
      count: options.count,
      seed: options.seed,
      ours: {
        name: 'ours',
        version: own.version,
        given: 'photo as taken',
        ...figures(tally),
        stageMs: Object.fromEntries(
          Object.keys(stages[0] ?? {}).map((stage) => [stage, quantiles(stages.map((each) => each[stage] ?? 0))]),
        ),
      },
      peers: peers.map(({ peer, process, tallies }) => peerFigures(peer, process.version, tallies)),
      notRun,
    }
  } finally {
    await Promise.all([own.close(), ...peers.map(({ process }) => process.close())])
  }
}

async function askPeer({ peer, process, tallies }: RunningPeer, photo: NuisancePhoto): Promise<void> {
  for (const variant of PEER_VARIANTS) {
    const { segments, ...cost } = await process.ask({ photo: await peerPhoto(photo, variant), variant })
    tallies[variant].cards.push(compareReading(peerReading(peer.name, segments), photo.person))
    tallies[variant].spent.push(cost)
  }
}

function figures({ cards, spent }: Tally): Pick<ReaderFigures, 'summary' | 'cpuMs' | 'wallMs' | 'rssBytes'> {
  const rss = spent.map(({ rssBytes }) => rssBytes)
  return {
    summary: summariseReading(cards),
    cpuMs: quantiles(spent.map(({ cpuMs }) => cpuMs)),
    wallMs: quantiles(spent.map(({ wallMs }) => wallMs)),
    rssBytes: { first: rss[0] ?? 0, last: rss.at(-1) ?? 0, most: Math.max(...rss) },
  }
}

/** A peer is judged by the variant it reads better. */
function peerFigures(peer: Peer, version: string, tallies: Record<PeerVariant, Tally>): PeerFigures {
  const photo = { given: 'photo' as const, ...figures(tallies.photo) }
  const card = { given: 'card' as const, ...figures(tallies.card) }
  const isPhotoBetter = photo.summary.fieldsExact.count > card.summary.fieldsExact.count
  const [better, other] = isPhotoBetter ? [photo, card] : [card, photo]
  const { given, summary, cpuMs } = other
  return { name: peer.name, about: peer.about, version, ...better, other: { given, summary, cpuMs } }
}

/** Node 20 runs no TypeScript: from `src` (tests) the built process is taken. */
function ownProcessFile(): string {
  const beside = fileURLToPath(new URL('./reader-process.js', import.meta.url))
  const file = import.meta.url.endsWith('.ts') ? beside.replace('/cli/src/', '/cli/dist/') : beside
  if (!existsSync(file)) throw new Error('the reader is not built: run npx tsc -b packages/cli')
  return file
}
