import { Command } from 'commander'

const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value]

/** `identity verify <image…>`: the whole pipeline on files, without a server. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('run the pipeline on photos: fields, voters and reasons')
    .argument('<image...>', 'JPEG or PNG files; several are the frames of one capture, in order')
    .option('--json', 'everything that was measured and judged, as JSON')
    .option('--draw <file>', 'draw what was read on the photo, as .svg or .png; repeat for both', collect, [])
    .addHelpText(
      'after',
      `
Files carry no signature, no challenge and no history, so the voters of the session abstain and the best verdict is
requires_review. What was read and seen on the pixels is the same as in the service.

A drawing shows what is on the card: treat it as you would the card itself.

Examples:
  identity verify card.jpg
  identity verify card.jpg --draw card-read.svg
  identity verify burst-1.jpg burst-2.jpg --json`,
    )
    .action(async (paths: readonly string[], options: { readonly json?: true; readonly draw: readonly string[] }) => {
      const { verifyFiles } = await import('../verify-files.ts')
      await verifyFiles(paths, options)
    })
}
