/** Evidence to verdict alone: loads no OCR engine and no decoder. What the process that answers requests needs. */
export { judge } from './judge.ts'
export { currentPolicy } from './policy.ts'
export { describePolicy, type PolicyDescription, type VoterDescription } from './describe-policy.ts'
export { cosine } from './engines/face/cosine.ts'
export { DRAWN_FROM } from './engines/face/drawn-likeness.ts'
export { FACE_MODEL_ID, TEMPLATE_LENGTH } from './engines/face/face-engine.ts'
export { FACE_THRESHOLDS } from './evidence/face/face-thresholds.ts'
export { notMeasured } from './evidence/forensics/not-measured.ts'
