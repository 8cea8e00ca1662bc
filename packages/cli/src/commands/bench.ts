import { Command, InvalidArgumentError, Option } from 'commander'
import { wholeNumber } from '../render/whole-number.ts'

const PEER_NAMES = ['tesseract', 'paddle']

function peerList(text: string): readonly string[] {
  const names = text.split(',').filter((name) => name !== '')
  const strangers = names.filter((name) => !PEER_NAMES.includes(name))
  if (strangers.length > 0) throw new InvalidArgumentError(`there are ${PEER_NAMES.join(' and ')}`)
  return names
}

/** `identity bench read`. */
export function benchCommand(): Command {
  const bench = new Command('bench').description('how well and how fast this machine does it, on generated photos')
  bench
    .command('read')
    .description('reading of the card, beside other readers on the same photos')
    .option('--count <n>', 'photos', wholeNumber(1, 100_000), 12)
    .option('--seed <n>', 'the same seed gives the same photos', wholeNumber(0, 1_000_000_000), 1000)
    .addOption(new Option('--nuisance <name>', 'what makes the photos hard').default('all'))
    .addOption(
      new Option('--peers <names>', 'readers to compare with')
        .argParser(peerList)
        .default(PEER_NAMES, PEER_NAMES.join(',')),
    )
    .option('--no-peers', 'ours alone')
    .option('--rss', 'print the memory of the reading process every 100 photos')
    .option('--json <file>', 'all figures as JSON')
    .option('--html <file>', 'a page with reliability plot and stage times')
    .addHelpText(
      'after',
      `
Every photo is of a fictional card. Peers are development dependencies: without them they are listed as not run.

Examples:
  identity bench read --count 36
  identity bench read --nuisance glare --no-peers
  identity bench read --count 60 --html report.html --json report.json`,
    )
    .action(async (options: BenchReadOptions) => {
      const { benchRead } = await import('../bench-read.ts')
      await benchRead(options)
    })
  return bench
}

export interface BenchReadOptions {
  readonly count: number
  readonly seed: number
  readonly nuisance: string
  /** false: --no-peers. */
  readonly peers: readonly string[] | false
  readonly rss?: true
  readonly json?: string
  readonly html?: string
}
