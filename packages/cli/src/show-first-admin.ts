import { readSettings, setupLink, type RunningService } from '@identity/server'

/** Long enough to read the screen, short enough that a scrollback found tomorrow opens nothing. */
const LINK_MS = 3_600_000

/**
 * Until there is anyone who can sign in, every start prints a one-time link that makes the first admin of the oldest
 * tenant. On standard output, for the person who started the service; never in the log.
 */
export async function showFirstAdmin({ storage, url }: RunningService): Promise<void> {
  if (await storage.analysts.hasAny()) return
  const tenant = (await storage.tenants.list()).at(0)
  if (tenant === undefined) {
    console.log('\nNobody can sign in to the dashboard yet: identity analyst add --role admin --new-tenant NAME …')
    return
  }
  const { token } = await storage.analysts.createLink({ tenantId: tenant.id, analystId: null, ttlMs: LINK_MS })
  console.log(`\nNobody can sign in to the dashboard yet. This link makes the first admin of tenant "${tenant.name}";`)
  console.log(`it works once, until ${new Date(Date.now() + LINK_MS).toISOString()}:`)
  console.log(setupLink(readSettings(process.env).publicUrl ?? url, token))
}
