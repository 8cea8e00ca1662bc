import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Command } from 'commander'
import { Progress } from '../render/progress.ts'
import { wholeNumber } from '../render/whole-number.ts'
import { UserError } from '../user-error.ts'

async function make(dir: string, options: { readonly count: number; readonly seed: number }): Promise<void> {
  const { makeSet } = await import('@identity/specimen')
  const progress = new Progress('photos', options.count)
  await makeSet(dir, { ...options, onProgress: (done) => progress.update(done) })
  progress.end()
  console.log(`${options.count} photos of fictional cards and labels.json in ${dir}`)
}

async function sheet(dir: string, out: string, options: { readonly columns: number }): Promise<void> {
  const { contactSheet } = await import('@identity/specimen')
  const files = (await readdir(dir)).filter((file) => ['.jpg', '.png'].includes(extname(file))).sort()
  if (files.length === 0) throw new UserError(`there are no pictures in ${dir}`)
  const pictures: Buffer[] = []
  for (const file of files) pictures.push(await readFile(join(dir, file)))
  await writeFile(out, await contactSheet(pictures, { columns: options.columns }))
  console.log(`${files.length} pictures on ${out}`)
}

/** `identity specimen make | sheet`. */
export function specimenCommand(): Command {
  const specimen = new Command('specimen').description('fictional cards, each marked SPECIMEN, to try things on')
  specimen
    .command('make <dir>')
    .description('write photos of fictional cards and labels.json (fields, boxes, corners)')
    .option('--count <n>', 'how many', wholeNumber(1, 100_000), 12)
    .option('--seed <n>', 'the same seed gives the same files', wholeNumber(0, 1_000_000_000), 1)
    .action(make)
  specimen
    .command('sheet <dir> <out.jpg>')
    .description('draw the pictures of a folder side by side')
    .option('--columns <n>', 'pictures in a row', wholeNumber(1, 50), 4)
    .addHelpText(
      'after',
      '\nExample:\n  identity specimen make cards --count 12 && identity specimen sheet cards cards.jpg',
    )
    .action(sheet)
  return specimen
}
