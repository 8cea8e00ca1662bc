import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()

/**
 * Are two secrets the same? The time depends on their lengths only, never on where they differ. Digests are compared,
 * because node's `timingSafeEqual` throws on unequal lengths.
 */
export function timingSafeEqualStrings(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}
