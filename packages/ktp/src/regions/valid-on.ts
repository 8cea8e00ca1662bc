import type { Region } from './region.ts'

/**
 * Whether the code can have been in force on a day (YYYY-MM-DD). The editions held are years apart, so around a change
 * both the old and the new code may say yes.
 */
export function validOn(region: Region, day: string): boolean {
  return (region.validFrom === null || region.validFrom <= day) && (region.validTo === null || day < region.validTo)
}
