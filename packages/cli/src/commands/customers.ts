import { Command } from 'commander'
import { chooseTenant, withStorage } from '../with-storage.ts'

interface CreateOptions {
  readonly externalRef?: string
  readonly tenant?: string
}

async function create(options: CreateOptions): Promise<void> {
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, options.tenant)
    const { created, customer } = await storage.customers.create({
      tenantId: tenant.id,
      externalRef: options.externalRef,
    })
    if (!created) console.error(`${options.externalRef ?? ''} is already there:`)
    console.log(customer.id)
  })
}

/** `identity customers create`. */
export function customersCommand(): Command {
  const customers = new Command('customers').description('customers of a tenant')
  customers
    .command('create')
    .description('make a customer and print its id')
    .option('--external-ref <ref>', 'your own id of this person; unique within the tenant')
    .option('--tenant <id>', 'the only one there is when left out')
    .addHelpText('after', '\nExample:\n  identity customers create --external-ref user-42')
    .action(create)
  return customers
}
