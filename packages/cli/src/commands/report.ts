import { Command } from 'commander'
import { wholeNumber } from '../render/whole-number.ts'
import type { GatherOptions } from '../forensics/gather-captures.ts'

const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value]

/** Options of `report` and `calibrate`: which captures, and where their evidence is kept. */
export function withCaptureOptions(command: Command): Command {
  return command
    .option(
      '--cache <file>',
      'evidence of the captures, kept so that a run goes on where it stopped',
      'forensics-evidence.jsonl',
    )
    .option('--cached', 'take what the cache holds; make and measure nothing')
    .option(
      '--set <dir>',
      'a set with labels.json instead of captures made from the seed; repeat for more',
      collect,
      [],
    )
    .option('--seed <n>', 'the same seed gives the same captures', wholeNumber(0, 400_000), 1000)
    .option('--genuine <n>', 'genuine captures of each half', wholeNumber(0, 10_000), 60)
    .option('--per-species <n>', 'attacks of each species in each half', wholeNumber(0, 10_000), 8)
    .option('--split <name>', 'instruments: develop, heldout, or both', 'both')
    .option('--frames <n>', 'frames of a capture', wholeNumber(1, 8), 4)
    .option('--width <px>', 'width of a frame; its height is three quarters', wholeNumber(320, 4000), 1600)
    .option('--workers <n>', 'processes at a time; all cores but one when left out', wholeNumber(1, 64))
}

export interface ReportOptions extends GatherOptions {
  readonly policy?: string
  readonly json?: string
  readonly html?: string
  readonly markdown?: string
}

/** `identity report`: what the forensics catch and miss on labelled captures. */
export function reportCommand(): Command {
  return withCaptureOptions(
    new Command('report').description(
      'what the forensics catch and miss on labelled captures, in ISO/IEC 30107-3 terms',
    ),
  )
    .option('--policy <file>', 'judge under this policy instead of the one in force')
    .option('--json <file>', 'all figures as JSON')
    .option('--html <file>', 'a page with tables and error trade-off curves')
    .option('--markdown <file>', 'the tables as Markdown')
    .addHelpText(
      'after',
      `
Figures are of the held-out half (instruments no number was fitted on) unless --split names another. The cache holds
what was read on the cards: for photos of real cards, guard it as you would the cards.

Examples:
  identity report --genuine 60 --per-species 10 --html report.html
  identity report --cached --policy policy-2.json
  identity specimen make set --classes all --count 10 --split heldout && identity report --set set`,
    )
    .action(async (options: ReportOptions) => {
      const { runReport } = await import('../run-report.ts')
      await runReport(options)
    })
}
