import type { RunningService } from '@identity/server'
import { firstCapture } from './first-capture.ts'
import { fieldTable, stageLine, voterTable } from './render/report.ts'

/** Scopes of the key that `--first-capture` makes: enough for every request of the README and of docs/web-capture.md. */
const FIRST_KEY_SCOPES = [
  'verifications:view',
  'verifications:write',
  'customers:read',
  'customers:write',
  'sessions:write',
] as const

/** A key in the tenant of first captures; the keys of earlier starts are revoked, their secrets are gone. */
async function firstCaptureKey({ storage }: RunningService): Promise<string> {
  const name = 'first capture'
  const tenants = await storage.tenants.list()
  const tenant = tenants.find((each) => each.name === name) ?? (await storage.tenants.create({ name }))
  for (const key of await storage.apiKeys.list(tenant.id)) {
    if (key.revokedAtMs === null) await storage.apiKeys.revoke(tenant.id, key.id)
  }
  const made = await storage.apiKeys.create({ tenantId: tenant.id, name, mode: 'test', scopes: FIRST_KEY_SCOPES })
  return made.secret
}

/** Sends a fictional card through the running service and prints what became of it. */
export async function showFirstCapture(service: RunningService): Promise<void> {
  const apiKey = await firstCaptureKey(service)
  console.log('\nA first capture: a fictional card, lit by the colours of a challenge, sent as an SDK would send it.')
  // A card of its own each time: the same frames again would rightly be called a replay.
  const { result, customer, stageMs, roundTripMs } = await firstCapture(
    service.url,
    apiKey,
    Date.now() % 1_000_000,
    () => console.log('  … the analysis takes longer on this machine; asking again'),
  )
  const { verification, ktpBundle, antiSpoof, tamper } = result
  console.log(`\n${fieldTable(result.ocr)}`)
  console.log(
    `Physical card in front of a camera? ${antiSpoof.fused} (${antiSpoof.passed} of ${antiSpoof.present} voters)`,
  )
  console.log(voterTable(antiSpoof.voters))
  console.log(`As issued? ${tamper.fused} (${tamper.passed} of ${tamper.present} voters)`)
  console.log(voterTable(tamper.voters))
  console.log(
    `${verification.status}: verdict ${ktpBundle.verdict}, tier ${ktpBundle.assuranceTier}, score ${verification.score}; ` +
      `KYC tier of the customer: ${customer.kycTier}`,
  )
  for (const because of [...antiSpoof.because, ...tamper.because]) console.log(`  · ${because}`)
  console.log(`${Math.round(roundTripMs)} ms: ${stageLine(stageMs)}`)
  console.log(`
The same bundle, looked up:
  curl -s ${service.url}/api/identity/document/ktp/bundles/${ktpBundle.id} -H 'Authorization: Bearer ${apiKey}'
Every endpoint: ${service.url}/docs
Ctrl-C stops the service.`)
}
