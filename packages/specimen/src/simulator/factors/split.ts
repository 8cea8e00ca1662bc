/**
 * Two disjoint worlds: `develop` to build and fit on, `heldout` to report on. They share no phone, encoder, display,
 * printer, editing font or table surface, so that a figure on `heldout` cannot come from having seen the instrument.
 */
export const SPLITS = ['develop', 'heldout'] as const
export type Split = (typeof SPLITS)[number]

/** A list of instruments for each split. Their ids differ; a test holds them apart. */
export type BySplit<T> = Readonly<Record<Split, readonly T[]>>
