import { currentPolicy, judge, type Evidence } from '@identity/pipeline'
import { table } from './render/table.ts'
import { UserError } from './user-error.ts'
import { chooseTenant, withStorage } from './with-storage.ts'

/** Judges the stored evidence of a bundle under today's policy and prints what differs from the stored verdict. */
export async function replayBundle(bundleId: string, tenantId: string | undefined): Promise<void> {
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, tenantId)
    const bundle = await storage.bundles.get(tenant.id, bundleId)
    const votes = await storage.bundles.openVotes(tenant.id, bundleId)
    if (bundle === null || votes === null) throw new UserError(`tenant ${tenant.id} has no bundle ${bundleId}`)
    const evidence = (await storage.bundles.openEvidence(tenant.id, bundleId)) as Evidence
    const again = judge(evidence, currentPolicy())

    const rows: [string, string, string][] = [
      ['policy', bundle.policyVersion, again.policyVersion],
      ['verdict', bundle.verdict, again.verdict],
      ['tier', bundle.assuranceTier, again.assuranceTier],
      ['score', String(bundle.score), String(again.score)],
      [
        'anti-spoof',
        `${bundle.antiSpoof.fused} ${bundle.antiSpoof.lambda}`,
        `${again.antiSpoof.fused} ${again.antiSpoof.lambda}`,
      ],
      ['tamper', `${bundle.tamper.fused} ${bundle.tamper.lambda}`, `${again.tamper.fused} ${again.tamper.lambda}`],
    ]
    const today = new Map([...again.antiSpoof.voters, ...again.tamper.voters].map((vote) => [vote.name, vote]))
    for (const vote of votes) {
      const now = today.get(vote.name)
      rows.push([vote.name, `${vote.finding} ${vote.llr}`, now === undefined ? 'gone' : `${now.finding} ${now.llr}`])
    }
    console.log(
      table(
        [
          { title: '', maxWidth: 2 },
          { title: '', maxWidth: 20 },
          { title: 'stored', maxWidth: 36 },
          { title: 'today', maxWidth: 36 },
        ],
        rows.map(([what, stored, now]) => [stored === now ? '=' : '≠', what, stored, now]),
      ),
    )
    const differing = rows.filter(([, stored, now]) => stored !== now)
    console.log(differing.length === 0 ? 'The same to the last digit.' : `${differing.length} lines differ.`)
    if (bundle.verdict !== again.verdict || bundle.assuranceTier !== again.assuranceTier) process.exitCode = 1
  })
}
