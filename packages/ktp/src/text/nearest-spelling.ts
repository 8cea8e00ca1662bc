import { MAX_RAW_LENGTH } from './clean-text.ts'
import { ocrDistance } from './ocr-distance.ts'
import { squeeze } from './squeeze.ts'

export interface Spelling<T> {
  /** Squeezed form, see `squeeze`. */
  readonly key: string
  readonly value: T
}

export interface Nearest<T> {
  readonly value: T
  /** OCR edit distance to the nearest spelling; 0 for the very spelling. */
  readonly distance: number
  /** How much further away the nearest spelling of any other value is; Infinity when none is in reach. */
  readonly margin: number
}

/** Misread share of a word that is still taken for it. Measured OCR errors are well below 1 % of characters, so this is lenient. */
const MAX_SHARE = 0.3
/** A misread word must be half an edit nearer to its spelling than to any other value's: `WN1` is 0.4 from WNI, 1 from WNA. */
const MIN_MARGIN = 0.5
/** And the further off it is, the clearer: half of a name cut off may be nearer to a shorter name than to its own. */
const MARGIN_SHARE = 0.7

/** Spellings by value: `{ KATHOLIK: ['KATOLIK', …] }`, each value being a spelling of itself. */
export function spellingsOf<T extends string>(
  families: Readonly<Record<T, readonly string[]>>,
): readonly Spelling<T>[] {
  return (Object.entries(families) as [T, readonly string[]][]).flatMap(([value, others]) =>
    [value, ...others].map((spelling) => ({ key: squeeze(spelling), value })),
  )
}

/**
 * The value one of whose spellings is nearest to the text; null when none is near enough, or two values are about
 * equally near. Spaces, hyphens and case do not count. An exact spelling needs no margin, only that no other has it.
 */
export function nearestSpelling<T>(text: string, spellings: Iterable<Spelling<T>>): Nearest<T> | null {
  const key = squeeze(text.slice(0, MAX_RAW_LENGTH))
  if (key === '') return null
  const farthest = key.length * MAX_SHARE
  const reach = farthest * (1 + MARGIN_SHARE) + MIN_MARGIN
  const distances = new Map<T, number>()
  for (const spelling of spellings) {
    const distance = ocrDistance(key, spelling.key, reach)
    if (distance <= reach && distance < (distances.get(spelling.value) ?? Infinity))
      distances.set(spelling.value, distance)
  }
  const sorted = [...distances].sort((a, b) => a[1] - b[1])
  const best = sorted.at(0)
  if (best === undefined || best[1] > farthest) return null
  const [value, distance] = best
  const margin = (sorted.at(1)?.[1] ?? Infinity) - distance
  if (distance === 0 ? margin <= 0 : margin < Math.max(MIN_MARGIN, MARGIN_SHARE * distance)) return null
  return { value, distance, margin }
}
