import { Command, InvalidArgumentError } from 'commander'
import { withCaptureOptions } from './report.ts'
import type { GatherOptions } from '../forensics/gather-captures.ts'

export interface CalibrateOptions extends GatherOptions {
  readonly out: string
  readonly policyVersion: string
  readonly base?: string
  readonly alpha: number
  readonly delta: number
}

function rate(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('give a rate between 0 and 1')
  return value
}

/** `identity calibrate`: a policy file fitted to captures, or the reason why not. */
export function calibrateCommand(): Command {
  return withCaptureOptions(
    new Command('calibrate').description(
      'fit the policy to one half of the captures; exit status 1, and no file, when the other half contradicts it',
    ),
  )
    .requiredOption('--out <file>', 'where to write the policy')
    .requiredOption('--policy-version <name>', 'its version, such as 2027.01-1')
    .option('--base <file>', 'policy whose caps, groups and physics it keeps; the one in force when left out')
    .option('--alpha <rate>', 'attacks of a species that may pass', rate, 0.05)
    .option('--delta <rate>', 'risk that more do, by the finite sample', rate, 0.05)
    .addHelpText(
      'after',
      `
Numbers fitted on generated captures may only take weight away from a voter; docs/calibration.md says why. The file
replaces packages/pipeline/src/policy.json in a release; identity report --policy tries it before.

Example:
  identity calibrate --cache evidence.jsonl --cached --policy-version 2027.01-1 --out policy-2.json`,
    )
    .action(async (options: CalibrateOptions) => {
      const { runCalibrate } = await import('../run-calibrate.ts')
      await runCalibrate(options)
    })
}
