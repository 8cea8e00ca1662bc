/** Measuring how well cards are read, for benchmarks; nothing here is used when a capture is judged. */
export { printedValues, LINE_NAMES, type LineName, type PrintedCard } from './bench-read/printed-card.ts'
export { compareReading, type CardComparison, type LineComparison } from './bench-read/compare-reading.ts'
export { summariseReading, SURE, type ReadSummary, type Share } from './bench-read/summarise-reading.ts'
export type { ReliabilityBin } from './bench-read/reliability.ts'
export { openTimedReader, type TimedReader, type TimedReading } from './bench-read/open-timed-reader.ts'
export { canonicalCard } from './evidence/reading/canonical-card.ts'
