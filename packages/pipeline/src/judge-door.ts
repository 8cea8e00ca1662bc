/** Evidence to verdict alone: loads no OCR engine and no decoder. What the process that answers requests needs. */
export { judge } from './judge.ts'
export { currentPolicy } from './policy.ts'
export { notMeasured } from './evidence/forensics/not-measured.ts'
