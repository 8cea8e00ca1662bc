import { currentPolicy, judge, policyHash, type Evidence, type Judgement } from '@identity/pipeline'
import { compareVerdicts, type StoredVerdict, type StoredVote } from './compare-verdicts.ts'
import { openPolicy } from './forensics/open-policy.ts'
import { table } from './render/table.ts'
import { UserError } from './user-error.ts'
import { chooseTenant, withStorage } from './with-storage.ts'

export interface ReplayOptions {
  readonly tenant?: string
  /** The policy the bundle was judged under, when this release has another. */
  readonly policy?: string
}

/**
 * `identity replay`: judges the stored evidence of a bundle again. Under the policy it was judged by, the result must be
 * the same to the last digit; and what today's policy would say is listed where that is another one.
 */
export async function replayBundle(bundleId: string, options: ReplayOptions): Promise<void> {
  const given = options.policy === undefined ? null : await openPolicy(options.policy)
  await withStorage(async (storage) => {
    const tenant = await chooseTenant(storage, options.tenant)
    const bundle = await storage.bundles.get(tenant.id, bundleId)
    const votes = await storage.bundles.openVotes(tenant.id, bundleId)
    if (bundle === null || votes === null) throw new UserError(`tenant ${tenant.id} has no bundle ${bundleId}`)
    const evidence = (await storage.bundles.openEvidence(tenant.id, bundleId)) as Evidence
    const today = currentPolicy()
    const own = [given, today].find((policy) => policy?.version === bundle.policyVersion) ?? null
    if (own === null) {
      console.log(`The bundle was judged under policy ${bundle.policyVersion}, which this release does not hold;`)
      console.log('give its file with --policy to replay it exactly.\n')
    } else {
      const again = judge(evidence, own)
      console.log(`Replay under policy ${own.version} (${policyHash(own).slice(0, 12)})`)
      const differing = printComparison(bundle, votes, again, 'replayed')
      console.log(differing === 0 ? 'The same to the last digit.\n' : `${differing} lines differ.\n`)
      if (differing > 0) process.exitCode = 1
    }
    if (own === today) return
    console.log(`What policy ${today.version} of this release would say (${policyHash(today).slice(0, 12)})`)
    const now = judge(evidence, today)
    const differing = printComparison(bundle, votes, now, 'today')
    console.log(differing === 0 ? 'Nothing would differ.' : `${differing} lines would differ.`)
    if (bundle.verdict !== now.verdict) console.log(`The verdict would be ${now.verdict}, not ${bundle.verdict}.`)
    else if (bundle.assuranceTier !== now.assuranceTier)
      console.log(`The tier would be ${now.assuranceTier}, not ${bundle.assuranceTier}.`)
    else console.log('Verdict and tier would stay.')
  })
}

/** Prints stored against judged anew, voter by voter; gives the number of lines that differ. */
function printComparison(stored: StoredVerdict, votes: readonly StoredVote[], again: Judgement, title: string): number {
  const rows = compareVerdicts(stored, votes, again)
  console.log(
    table(
      [
        { title: '', maxWidth: 2 },
        { title: '', maxWidth: 20 },
        { title: 'stored', maxWidth: 36 },
        { title, maxWidth: 36 },
      ],
      rows.map(({ what, stored: before, now }) => [before === now ? '=' : '≠', what, before, now]),
    ),
  )
  return rows.filter(({ stored: before, now }) => before !== now).length
}
