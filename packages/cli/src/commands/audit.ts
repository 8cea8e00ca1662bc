import { Command } from 'commander'
import { chooseTenant, withStorage } from '../with-storage.ts'

async function verify(options: { readonly tenant?: string }): Promise<void> {
  await withStorage(async (storage) => {
    const tenants =
      options.tenant === undefined ? await storage.tenants.list() : [await chooseTenant(storage, options.tenant)]
    for (const tenant of tenants) {
      const found = await storage.audit.verify(tenant.id)
      if (found.ok) {
        console.log(`✓ ${tenant.id}: ${found.entries} entries, head ${found.headHash}`)
      } else {
        console.log(`✗ ${tenant.id}: entry ${found.brokenAt} breaks the chain: ${found.why}`)
        process.exitCode = 1
      }
    }
  })
}

/** `identity audit verify`. */
export function auditCommand(): Command {
  const audit = new Command('audit').description('the hash-chained audit log')
  audit
    .command('verify')
    .description('walk the chain of every tenant; exit status 1 when a link is broken')
    .option('--tenant <id>', 'only this one')
    .addHelpText(
      'after',
      '\nNote the head hash somewhere else from time to time: a chain that was cut off at its end still verifies,\nbut no longer ends in the head you noted.',
    )
    .action(verify)
  return audit
}
