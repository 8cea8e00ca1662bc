import { SCOPES, type Scope } from '@identity/protocol'
import { Command, Option } from 'commander'
import { table } from '../render/table.ts'
import { UserError } from '../user-error.ts'
import { chooseTenant, withStorage } from '../with-storage.ts'

interface CreateOptions {
  readonly name: string
  readonly mode: 'live' | 'test'
  readonly scope: readonly string[]
  readonly tenant?: string
  readonly newTenant?: string
}

const day = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString().slice(0, 16).replace('T', ' '))

const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word)

async function create(options: CreateOptions): Promise<void> {
  const unknown = options.scope.filter((scope) => !isScope(scope))
  if (unknown.length > 0) throw new UserError(`unknown scope ${unknown.join(', ')}; there are ${SCOPES.join(', ')}`)
  await withStorage(async (storage) => {
    const tenant =
      options.newTenant === undefined
        ? await chooseTenant(storage, options.tenant)
        : await storage.tenants.create({ name: options.newTenant })
    const { key, secret } = await storage.apiKeys.create({
      tenantId: tenant.id,
      name: options.name,
      mode: options.mode,
      scopes: options.scope.length === 0 ? SCOPES : options.scope,
    })
    console.log(`${key.id} of tenant ${tenant.id} (${tenant.name})`)
    console.log('Keep the secret now; it is not shown again:')
    console.log(secret)
  })
}

async function list(options: { readonly tenant?: string }): Promise<void> {
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, options.tenant)
    const keys = await storage.apiKeys.list(tenant.id)
    console.log(
      table(
        [
          { title: 'id', maxWidth: 30 },
          { title: 'name', maxWidth: 24 },
          { title: 'key', maxWidth: 16 },
          { title: 'scopes', maxWidth: 40 },
          { title: 'last used', maxWidth: 16 },
          { title: 'revoked', maxWidth: 16 },
        ],
        keys.map((key) => [
          key.id,
          key.name,
          `${key.hint}…`,
          key.scopes.length === SCOPES.length ? 'all' : key.scopes.join(' '),
          day(key.lastUsedAtMs),
          day(key.revokedAtMs),
        ]),
      ),
    )
  })
}

async function revoke(id: string, options: { readonly tenant?: string }): Promise<void> {
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, options.tenant)
    const key = await storage.apiKeys.revoke(tenant.id, id)
    if (key === null) throw new UserError(`tenant ${tenant.id} has no key ${id}`)
    console.log(`${key.id} is revoked since ${day(key.revokedAtMs)}`)
  })
}

const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value]

/** `identity keys create | list | revoke`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('API keys of a tenant')
  keys
    .command('create')
    .description('make a key and print its secret once')
    .option('--name <name>', 'for your own lists', 'created on the command line')
    .addOption(new Option('--mode <mode>', 'prefix of the key').choices(['live', 'test']).default('live'))
    .option('--scope <scope>', 'what it may do; repeat for more; all when left out', collect, [])
    .option('--tenant <id>', 'the only one there is when left out')
    .option('--new-tenant <name>', 'make a tenant for it')
    .addHelpText(
      'after',
      '\nExamples:\n  identity keys create --new-tenant "Bank Contoh"\n  identity keys create --name backend --scope verifications:view --scope customers:write',
    )
    .action(create)
  keys.command('list').description('list keys').option('--tenant <id>', 'the only one when left out').action(list)
  keys
    .command('revoke <id>')
    .description('revoke a key; requests with it are refused from then on')
    .option('--tenant <id>', 'the only one when left out')
    .action(revoke)
  return keys
}
