/**
 * White at the left and right of a character in 1/1000 em, of a face with Arial's metrics: over its whole height, above
 * 0.3 of a capital's height (what a stop or comma does not reach), and below 0.6 of it (what an apostrophe does not).
 */
const BEARINGS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    ...{ 0: [39, 39, 39, 39, 39, 39], 1: [76, 49, 96, 216, 76, 49], 2: [50, 50, 54, 61, 50, 50] },
    ...{ 3: [40, 44, 50, 45, 38, 44], 4: [23, 29, 23, 29, 23, 29], 5: [42, 42, 60, 42, 41, 42] },
    ...{ 6: [51, 44, 51, 44, 51, 44], 7: [51, 50, 51, 50, 179, 175], 8: [44, 44, 44, 44, 44, 44] },
    ...{ 9: [47, 47, 47, 47, 51, 47], A: [8, 8, 86, 85, 16, 16], B: [82, 53, 82, 53, 82, 53] },
    ...{ C: [51, 43, 51, 46, 51, 41], D: [82, 48, 82, 48, 82, 48], E: [82, 43, 82, 63, 82, 43] },
    ...{ F: [82, 40, 82, 40, 82, 52], G: [50, 75, 50, 75, 50, 75], H: [82, 82, 82, 82, 82, 82] },
    ...{ I: [92, 92, 92, 92, 92, 92], J: [17, 74, 201, 74, 16, 74], K: [82, 23, 82, 84, 82, 41] },
    ...{ L: [82, 33, 82, 381, 82, 33], M: [82, 82, 82, 82, 82, 82], N: [82, 82, 82, 82, 82, 82] },
    ...{ O: [47, 48, 47, 48, 47, 48], P: [82, 53, 82, 53, 82, 62], Q: [47, 48, 47, 48, 47, 48] },
    ...{ R: [82, 56, 82, 74, 82, 69], S: [46, 46, 78, 46, 48, 46], T: [22, 23, 22, 23, 259, 259] },
    ...{ U: [77, 77, 77, 77, 77, 77], V: [10, 10, 18, 18, 117, 117], W: [8, 7, 14, 13, 85, 84] },
    ...{ X: [33, 31, 67, 66, 48, 46], Y: [31, 31, 44, 44, 203, 203], Z: [32, 31, 67, 54, 32, 31] },
    ...{ '/': [6, 14, 59, 19, 12, 84], '(': [62, 47, 62, 62, 62, 149], ')': [47, 62, 62, 62, 149, 62] },
    ...{ '-': [44, 44, 44, 44, 44, 44], '+': [49, 49, 49, 49, 49, 49], '&': [35, 16, 37, 74, 35, 16] },
    ':': [91, 91, 91, 91, 91, 91],
  }),
)
const BANDS = ['whole', 'upper', 'lower'] as const
export type Band = (typeof BANDS)[number]

/** Pairs set closer, by 1/1000 em. */
const KERNED: readonly (readonly [number, readonly string[]])[] = [
  [-74, ['11', 'AT', 'AV', 'AY', 'LT', 'LV', 'LW', 'LY', 'PA', 'TA', 'VA', 'YA']],
  [-55, ['FA']],
  [-37, ['AW', 'WA']],
  [-18, ['RT', 'RV', 'RW', 'RY', 'TO']],
]
/** What a space loses behind a letter and before one. */
const KERNED_WITH_SPACE: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({ A: [-55, -55], L: [-37, 0], P: [-18, 0], T: [-18, -18], Y: [-18, -18] }),
)

/** White at a side of a character in ems, in a band of its height. */
export function bearingEm(character: string, side: 'left' | 'right', band: Band): number {
  const at = 2 * BANDS.indexOf(band) + (side === 'left' ? 0 : 1)
  return (BEARINGS.get(character)?.at(at) ?? 60) / 1000
}

/** How much further apart, in ems, than their widths say two neighbours are set: negative for `AV`. */
export function kerningEm(before: string, after: string): number {
  return (KERNED.find(([, pairs]) => pairs.includes(before + after))?.[0] ?? 0) / 1000
}

/** The same of a space between two characters: `A A` are hardly apart. */
export function spaceKerningEm(before: string, after: string): number {
  return ((KERNED_WITH_SPACE.get(before)?.at(0) ?? 0) + (KERNED_WITH_SPACE.get(after)?.at(1) ?? 0)) / 1000
}
