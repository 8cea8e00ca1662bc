import { ANALYST_ROLES, type AnalystRole } from '@identity/protocol'
import type { AnalystRecord, Storage } from '@identity/storage'
import { Command, Option } from 'commander'
import { table } from '../render/table.ts'
import { UserError } from '../user-error.ts'
import { chooseTenant, withStorage } from '../with-storage.ts'

/** Who audit entries of this command name: whoever may open the storage. */
const ACTOR = 'command_line'

interface AddOptions {
  readonly email: string
  readonly name: string
  readonly role: AnalystRole
  readonly tenant?: string
  readonly newTenant?: string
}

/** Makes a one-time link, with its audit entry, and says what it is for. */
async function printLink(storage: Storage, member: AnalystRecord, action: string): Promise<void> {
  const { readSettings, setupLink } = await import('@identity/server')
  const { publicUrl, host, port, analysts } = readSettings(process.env)
  const { tenantId, id, role } = member
  const { token, expiresAtMs } = await storage.transaction(async (ports) => {
    const link = await ports.analysts.createLink({ tenantId, analystId: id, ttlMs: analysts.inviteMs })
    await ports.audit.append({ tenantId, actor: ACTOR, action, subject: id, details: { role } })
    return link
  })
  console.log(`${id} (${role}) of tenant ${tenantId}`)
  console.log(`A link to set a password, for one use, until ${new Date(expiresAtMs).toISOString()}:`)
  console.log(setupLink(publicUrl ?? `http://${host}:${port}`, token))
}

async function add({ email, name, role, tenant, newTenant }: AddOptions): Promise<void> {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new UserError(`${email} is not an e-mail address`)
  await withStorage(async (storage) => {
    if ((await storage.analysts.findByEmail(email)) !== null) throw new UserError(`${email} is a member already`)
    const chosen =
      newTenant === undefined ? await chooseTenant(storage, tenant) : await storage.tenants.create({ name: newTenant })
    const member = await storage.analysts.add({ tenantId: chosen.id, email, name, role })
    if (member === 'email_taken') throw new UserError(`${email} is a member already`)
    await printLink(storage, member, 'analyst.invited')
  })
}

async function link(email: string): Promise<void> {
  await withStorage(async (storage) => {
    const found = await storage.analysts.findByEmail(email)
    const member = found === null ? null : await storage.analysts.get(found.tenantId, found.analystId)
    if (member === null) throw new UserError(`nobody has the e-mail ${email}`)
    if (member.state === 'deactivated') throw new UserError(`${email} is deactivated`)
    await printLink(storage, member, 'analyst.link_made')
  })
}

async function list(options: { readonly tenant?: string }): Promise<void> {
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, options.tenant)
    const members = await storage.analysts.list(tenant.id)
    console.log(
      table(
        [
          { title: 'id', maxWidth: 30 },
          { title: 'e-mail', maxWidth: 40 },
          { title: 'name', maxWidth: 30 },
          { title: 'role', maxWidth: 10 },
          { title: 'state', maxWidth: 11 },
        ],
        members.map(({ id, email, name, role, state }) => [id, email, name, role, state]),
      ),
    )
  })
}

/** `identity analyst add | link | list`. */
export function analystCommand(): Command {
  const analyst = new Command('analyst').description('people who work in the dashboard')
  analyst
    .command('add')
    .description('add a person and print a one-time link with which they set a password')
    .requiredOption('--email <address>', 'to sign in with')
    .requiredOption('--name <name>', 'shown to colleagues and on the frames they open')
    .addOption(new Option('--role <role>', 'what they may do').choices(ANALYST_ROLES).default('analyst'))
    .option('--tenant <id>', 'the only one there is when left out')
    .option('--new-tenant <name>', 'make a tenant for them')
    .addHelpText(
      'after',
      '\nExample:\n  identity analyst add --role admin --email sari@bank.example --name "Sari Dewi"',
    )
    .action(add)
  analyst
    .command('link <email>')
    .description('print a new one-time link, for someone who lost password, phone or both')
    .action(link)
  analyst.command('list').description('list members').option('--tenant <id>', 'the only one when left out').action(list)
  return analyst
}
