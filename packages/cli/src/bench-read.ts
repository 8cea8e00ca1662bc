import { writeFile } from 'node:fs/promises'
import { NUISANCES, type Nuisance } from '@identity/specimen'
import { runReadBench } from './bench/read-bench.ts'
import { benchHtml } from './bench/report-html.ts'
import { benchText } from './bench/report-text.ts'
import type { BenchReadOptions } from './commands/bench.ts'
import { Progress } from './render/progress.ts'
import { UserError } from './user-error.ts'

const isNuisance = (word: string): word is Nuisance => (NUISANCES as readonly string[]).includes(word)

/** Photos between two lines of `--rss`. */
const RSS_EVERY = 100

/** `identity bench read`: runs it, shows progress, prints and writes the reports. */
export async function benchRead(options: BenchReadOptions): Promise<void> {
  const { nuisance, count, seed } = options
  if (!isNuisance(nuisance)) throw new UserError(`no nuisance is called ${nuisance}; there are ${NUISANCES.join(', ')}`)
  const progress = new Progress('photos', count)
  const result = await runReadBench({
    nuisance,
    count,
    seed,
    peers: options.peers === false ? [] : options.peers,
    onProgress: (done, { rssBytes }) => {
      progress.update(done)
      if (options.rss && (done % RSS_EVERY === 0 || done === 1 || done === count)) {
        console.log(`after ${done} photos the reading process holds ${(rssBytes / 1e6).toFixed(0)} MB`)
      }
    },
  })
  progress.end()
  console.log(benchText(result))
  if (options.json !== undefined) await writeReport(options.json, `${JSON.stringify(result, null, 1)}\n`)
  if (options.html !== undefined) await writeReport(options.html, benchHtml(result))
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch {
    throw new UserError(`${path} cannot be written`)
  }
}
