import { Command } from 'commander'

/** `identity verify <image…>`: the whole pipeline on files, without a server. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('run the pipeline on photos: fields, voters and reasons')
    .argument('<image...>', 'JPEG or PNG files; several are the frames of one capture, in order')
    .option('--json', 'everything that was measured and judged, as JSON')
    .addHelpText(
      'after',
      `
Files carry no signature, no challenge and no history, so the voters of the session abstain and the best verdict is
requires_review. What was read and seen on the pixels is the same as in the service.

Examples:
  identity verify card.jpg
  identity verify burst-1.jpg burst-2.jpg --json`,
    )
    .action(async (paths: readonly string[], options: { readonly json?: true }) => {
      const { verifyFiles } = await import('../verify-files.ts')
      await verifyFiles(paths, options)
    })
}
