import { Command } from 'commander'
import type { ReplayOptions } from '../replay-bundle.ts'

/** `identity replay <bundle>`: the stored evidence, judged again. */
export function replayCommand(): Command {
  return new Command('replay')
    .description("judge a stored bundle's evidence again and compare; exit status 1 when the exact replay differs")
    .argument('<bundle>', 'id of a KTP bundle, ktpb_…')
    .option('--tenant <id>', 'the only one there is when left out')
    .option('--policy <file>', 'the policy it was judged under, when this release has another')
    .addHelpText(
      'after',
      '\nEvidence is stored with the bundle, so no frame is opened. Under the policy version the bundle recorded the\nresult is the same to the last digit; under a newer one each difference, by voter and tier, is listed.\n\nExample:\n  identity replay ktpb_01J…',
    )
    .action(async (bundleId: string, options: ReplayOptions) => {
      const { replayBundle } = await import('../replay-bundle.ts')
      await replayBundle(bundleId, options)
    })
}
