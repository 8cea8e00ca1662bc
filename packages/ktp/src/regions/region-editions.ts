/** An edition of the ministry's code table, as far as a data package carries it. */
export interface RegionEdition {
  /** Day it was set, YYYY-MM-DD; null when the package does not tell. */
  readonly setOn: string | null
  readonly decree: string
  readonly source: string
}

/** Oldest first. The decrees between the first two are not held; their additions appear in the second. */
export const REGION_EDITIONS: readonly RegionEdition[] = [
  { setOn: null, decree: 'before November 2022, 34 provinces', source: 'nik-parser 1.0.1' },
  { setOn: '2022-11-09', decree: 'Kepmendagri 100.1.1-6117/2022', source: 'idn-area-data 2.2.0' },
  { setOn: '2025-06-23', decree: 'Kepmendagri 300.2.2-2430/2025', source: 'idn-area-data 4.0.1' },
]

/** Provinces younger than the oldest edition and the day their law was enacted: laws 14, 15, 16 and 29 of 2022. */
export const PROVINCE_LAW_DATES: ReadonlyMap<string, string> = new Map([
  ['93', '2022-07-25'],
  ['94', '2022-07-25'],
  ['95', '2022-07-25'],
  ['96', '2022-12-08'],
])
