import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Command } from 'commander'
import { Progress } from '../render/progress.ts'
import { wholeNumber } from '../render/whole-number.ts'
import { UserError } from '../user-error.ts'

interface MakeOptions {
  readonly count: number
  readonly seed: number
  readonly classes?: string
  readonly frames: number
  readonly width: number
  readonly split: string
  readonly condition: string
  readonly lighting: string
}

async function make(dir: string, options: MakeOptions): Promise<void> {
  const specimen = await import('@identity/specimen')
  const { count, seed } = options
  if (options.classes === undefined) {
    const progress = new Progress('photos', count)
    await specimen.makeSet(dir, { count, seed, onProgress: (done) => progress.update(done) })
    progress.end()
    console.log(`${count} photos of fictional cards and labels.json in ${dir}`)
    return
  }
  const names = options.classes === 'all' ? specimen.BURST_CLASSES : options.classes.split(',')
  const classes = names.map((name) => oneOf('class', name, specimen.BURST_CLASSES))
  const progress = new Progress('captures', count * classes.length)
  await specimen.makeBurstSet(dir, {
    classes,
    count,
    seed,
    frames: options.frames,
    widthPx: options.width,
    heightPx: Math.round((options.width * 3) / 4),
    split: oneOf('split', options.split, specimen.SPLITS),
    condition: oneOf('condition', options.condition, specimen.CONDITION_NAMES),
    lighting: oneOf('lighting', options.lighting, specimen.LIGHTINGS),
    onProgress: (done) => progress.update(done),
  })
  progress.end()
  console.log(`${count * classes.length} captures of fictional cards and labels.json in ${dir}`)
}

function oneOf<T extends string>(what: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given)
  if (found === undefined) throw new UserError(`no such ${what}: ${given}; known are ${known.join(', ')}`)
  return found
}

/** Frames of a set of captures worth showing: the first of each, named by its class; null for any other folder. */
async function firstFrames(dir: string): Promise<{ files: string[]; captions: string[] } | null> {
  const labels: unknown = JSON.parse(await readFile(join(dir, 'labels.json'), 'utf8').catch(() => 'null'))
  if (!Array.isArray(labels) || labels.length === 0) return null
  const bursts = labels as { files?: string[]; species: string; seed: number; condition: string }[]
  if (bursts[0]?.files === undefined) return null
  return {
    files: bursts.map(({ files }) => files?.[0] ?? ''),
    captions: bursts.map(({ species, seed, condition }) => `${species} · ${condition} · ${seed}`),
  }
}

async function sheet(dir: string, out: string, options: { readonly columns: number }): Promise<void> {
  const { contactSheet } = await import('@identity/specimen')
  const captures = await firstFrames(dir)
  const files =
    captures?.files ?? (await readdir(dir)).filter((file) => ['.jpg', '.png'].includes(extname(file))).sort()
  if (files.length === 0) throw new UserError(`there are no pictures in ${dir}`)
  const pictures: Buffer[] = []
  for (const file of files) pictures.push(await readFile(join(dir, file)))
  const captions = captures === null ? {} : { captions: captures.captions }
  await writeFile(out, await contactSheet(pictures, { columns: options.columns, ...captions }))
  console.log(`${files.length} pictures on ${out}`)
}

/** `identity specimen make | sheet`. */
export function specimenCommand(): Command {
  const specimen = new Command('specimen').description('fictional cards, each marked SPECIMEN, to try things on')
  specimen
    .command('make <dir>')
    .description(
      'write photos or whole captures of fictional cards, and labels.json (fields, corners, flash, what was forged)',
    )
    .option('--count <n>', 'how many', wholeNumber(1, 100_000), 12)
    .option('--seed <n>', 'the same seed gives the same files', wholeNumber(0, 1_000_000_000), 1)
    .option('--classes <list>', 'captures instead of photos: genuine, control, attack species by name, or all')
    .option('--frames <n>', 'frames of a capture', wholeNumber(1, 8), 4)
    .option('--width <px>', 'width of a frame; its height is three quarters', wholeNumber(320, 4000), 1600)
    .option('--split <name>', 'instruments to draw from: develop or heldout', 'develop')
    .option('--condition <name>', 'good, glare, blur, worn, dark, rotated, fingers, far or tilted', 'good')
    .option('--lighting <name>', 'room, flash (frames lit by the challenge) or torch', 'room')
    .action(make)
  specimen
    .command('sheet <dir> <out.jpg>')
    .description('draw the pictures of a folder side by side; of captures, the first frame and its class')
    .option('--columns <n>', 'pictures in a row', wholeNumber(1, 50), 4)
    .addHelpText(
      'after',
      '\nExample:\n  identity specimen make cards --count 12 && identity specimen sheet cards cards.jpg',
    )
    .action(sheet)
  return specimen
}
