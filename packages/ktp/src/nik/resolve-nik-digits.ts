import { checkNik, type NikContext } from './check-nik.ts'

/** Beyond this many readings nothing is resolved: too much is uncertain to trust what fits. */
const MAX_READINGS = 256

/**
 * Settles the digits on which two readings disagree. Each of the 16 positions has one candidate or several; the NIK is
 * resolved only if exactly one combination has known regions and agrees with what the card prints. Null otherwise, so
 * an uncertain serial, which nothing on the card repeats, stays unresolved.
 */
export function resolveNikDigits(candidates: readonly string[], context: NikContext): string | null {
  if (candidates.length !== 16) return null
  const choices = candidates.map((position) => [...new Set(position.slice(0, 10))])
  const readings = choices.reduce((product, position) => product * position.length, 1)
  if (readings === 0 || readings > MAX_READINGS) return null
  const niks = choices.reduce<string[]>(
    (prefixes, position) => prefixes.flatMap((prefix) => position.map((digit) => prefix + digit)),
    [''],
  )
  const fitting = niks.filter((nik) => ['consistent', 'retired_region'].includes(checkNik(nik, context).outcome))
  return fitting.length === 1 ? (fitting.at(0) ?? null) : null
}
