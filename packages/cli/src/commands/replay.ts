import { Command } from 'commander'

/** `identity replay <bundle>`: the stored evidence, judged again. */
export function replayCommand(): Command {
  return new Command('replay')
    .description("judge a stored bundle's evidence again and compare; exit status 1 when the verdict differs")
    .argument('<bundle>', 'id of a KTP bundle, ktpb_…')
    .option('--tenant <id>', 'the only one there is when left out')
    .addHelpText(
      'after',
      '\nEvidence is stored with the bundle, so no frame is opened. Under the policy version the bundle recorded the\nresult is the same to the last digit; under a newer one the differences are listed.\n\nExample:\n  identity replay ktpb_01J…',
    )
    .action(async (bundleId: string, options: { readonly tenant?: string }) => {
      const { replayBundle } = await import('../replay-bundle.ts')
      await replayBundle(bundleId, options.tenant)
    })
}
