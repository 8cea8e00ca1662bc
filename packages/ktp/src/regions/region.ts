export type RegionLevel = 'province' | 'regency' | 'district'

/**
 * One code of the interior ministry's region table. Codes are never reused in the editions held, so a code is one region.
 * The statistics office numbers differently; its codes are never used.
 */
export interface Region {
  /** 2, 4 or 6 digits. */
  readonly code: string
  readonly level: RegionLevel
  /** Upper case, without `PROVINSI`, `KABUPATEN` or `KOTA`. */
  readonly name: string
  /** As a card's header prints it: `PROVINSI …`, `KABUPATEN …`, `KOTA …`; the bare name for a district. */
  readonly printed: string
  /** Spellings of older editions, which older cards carry; without the prefix. */
  readonly formerNames: readonly string[]
  /** Code of the region above; null for a province. */
  readonly parent: string | null
  /** The code is not older than this day (YYYY-MM-DD); null when the editions held do not tell. */
  readonly validFrom: string | null
  /** The day of the edition that no longer lists it; null while in force. */
  readonly validTo: string | null
  /** Code in force today that took over a retired one; null when in force, or when no single one is certain. */
  readonly successor: string | null
  /** Positions in `REGION_EDITIONS` of the first and the last edition that list the code. */
  readonly editions: readonly [first: number, last: number]
}
