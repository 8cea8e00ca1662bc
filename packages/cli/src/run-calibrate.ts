import { checkClaims, fitPolicy, judgeCaptures, type CaptureRecord } from '@identity/pipeline/calibration'
import type { CalibrateOptions } from './commands/calibrate.ts'
import { gatherCaptures } from './forensics/gather-captures.ts'
import { openPolicy } from './forensics/open-policy.ts'
import { table } from './render/table.ts'
import { writeText } from './render/write-text.ts'
import { UserError } from './user-error.ts'

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`

/** `identity calibrate`: fits on the develop half, checks every claim on the held-out half, writes or refuses. */
export async function runCalibrate(options: CalibrateOptions): Promise<void> {
  const base = await openPolicy(options.base)
  const records = await gatherCaptures(options)
  const source = oneSource(records)
  const [fitting, heldOut] = ['develop', 'heldout'].map((split) => records.filter(({ label }) => label.split === split))
  for (const half of [fitting!, heldOut!])
    if (!half.some(({ label }) => label.class === 'genuine') || !half.some(({ label }) => label.class === 'attack'))
      throw new UserError('both halves, develop and heldout, need genuine captures and attacks')

  const { policy, settled, unsettled } = fitPolicy(fitting!, base, { ...options, version: options.policyVersion })
  const claims = checkClaims(judgeCaptures(fitting!, policy), judgeCaptures(heldOut!, policy))
  console.log(
    table(
      [
        { title: 'claim', maxWidth: 56 },
        { title: 'at most', maxWidth: 8 },
        { title: 'fitted on', maxWidth: 10 },
        { title: 'held out', maxWidth: 10 },
        { title: '', maxWidth: 30 },
      ],
      claims.map(({ name, atMost, fitted, heldOut: held, isContradicted, isSupported }) => [
        name,
        percent(atMost),
        fitted.join('/'),
        held.join('/'),
        isContradicted ? 'contradicted' : isSupported ? 'supported' : 'too few to tell',
      ]),
    ),
  )
  for (const line of unsettled) console.log(`· ${line}`)
  const contradicted = claims.filter(({ isContradicted }) => isContradicted)
  if (contradicted.length > 0) {
    const names = contradicted.map(({ name, atMost }) => `${name} at most ${percent(atMost)}`)
    throw new UserError(`no policy is written: the held-out captures contradict ${names.join('; ')}`)
  }
  if (settled.length === 0)
    throw new UserError('no policy is written: too few captures to fit a single finding, so nothing would change')
  const captures = `${fitting!.length} ${source} captures to fit, ${heldOut!.length} held out, no instrument in both`
  const written = {
    ...policy,
    basis: `Fitted on ${source} captures within the caps of the forensics note; no rate for real cards is claimed.`,
    calibration: {
      captures,
      base: base.version,
      claims: claims.map(({ name, atMost, fitted, heldOut: held }) => ({ name, atMost, fitted, heldOut: held })),
      unsettled,
    },
  }
  await writeText(options.out, `${JSON.stringify(written, null, 2)}\n`)
  console.log(`${options.out}: policy ${policy.version}, ${captures}`)
}

/** Rates of different sources are never added up. */
function oneSource(records: readonly CaptureRecord[]): string {
  const sources = [...new Set(records.map(({ label }) => label.source))]
  if (sources.length !== 1)
    throw new UserError(`captures must be of one source, not of ${sources.join(' and ') || 'none'}`)
  return sources[0]!
}
