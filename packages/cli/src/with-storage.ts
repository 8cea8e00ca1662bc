import { randomBytes } from 'node:crypto'
import type { Storage, TenantRecord } from '@identity/storage'
import { UserError } from './user-error.ts'

/** Opens the storage the environment names, hands it to `work`, and closes it whatever happens. */
export async function withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const [{ readSettings }, { openStorage }] = await Promise.all([
    import('@identity/server'),
    import('@identity/storage'),
  ])
  const settings = readSettings(process.env)
  const storage = await openStorage({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl ?? undefined,
    blobUrl: settings.blobUrl ?? undefined,
    masterKeyFile: settings.masterKeyFile ?? undefined,
    besideService: true,
    clock: Date.now,
    random: randomBytes,
  })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

/** The tenant of this id or, when none is named, the only one there is. @throws UserError when that is no single tenant. */
export async function chooseTenant(storage: Storage, id: string | undefined): Promise<TenantRecord> {
  const tenants = await storage.tenants.list()
  if (id !== undefined) {
    const named = tenants.find((tenant) => tenant.id === id)
    if (named === undefined) throw new UserError(`there is no tenant ${id}`)
    return named
  }
  if (tenants.length === 1) return tenants[0]!
  if (tenants.length === 0)
    throw new UserError('there is no tenant yet: identity keys create --new-tenant NAME makes one')
  throw new UserError(`name one with --tenant: ${tenants.map((tenant) => `${tenant.id} (${tenant.name})`).join(', ')}`)
}
