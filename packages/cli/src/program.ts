import { Command } from 'commander'
import { analystCommand } from './commands/analyst.ts'
import { auditCommand } from './commands/audit.ts'
import { benchCommand } from './commands/bench.ts'
import { calibrateCommand } from './commands/calibrate.ts'
import { customersCommand } from './commands/customers.ts'
import { keysCommand } from './commands/keys.ts'
import { replayCommand } from './commands/replay.ts'
import { reportCommand } from './commands/report.ts'
import { serveCommand } from './commands/serve.ts'
import { specimenCommand } from './commands/specimen.ts'
import { verifyCommand } from './commands/verify.ts'
import { voterCommand } from './commands/voter.ts'

/** The `identity` command. Settings come from the environment (docs/settings.md). */
export function program(): Command {
  const identity = new Command('identity')
    .description('Verification of Indonesian ID cards (KTP) from phone captures')
    .showHelpAfterError('(identity --help shows examples)')
    .addHelpText(
      'after',
      `
Examples:
  identity verify photo.jpg                     what the pipeline reads and thinks of a photo
  identity verify photo.jpg --draw read.svg     the same, drawn on the photo
  identity voter screen_moire photo.jpg         what one voter finds, and its numbers
  identity serve                                run the service; settings as in docs/settings.md
  identity keys create --new-tenant "Contoh"    a first API key
  identity analyst add --role admin --email …   someone who can sign in to the dashboard
  identity audit verify                         prove that the audit log is whole
  identity specimen make ./cards --count 12     fictional cards, photos and labels to try things on
  identity bench read --count 12                how well and how fast this machine reads cards
  identity report --html report.html            what the forensics catch and miss, on generated captures`,
    )
  for (const command of [
    verifyCommand(),
    voterCommand(),
    serveCommand(),
    keysCommand(),
    analystCommand(),
    customersCommand(),
    auditCommand(),
    replayCommand(),
    specimenCommand(),
    benchCommand(),
    reportCommand(),
    calibrateCommand(),
  ]) {
    identity.addCommand(command)
  }
  return identity
}
