/** What a set of labelled captures says about voters and policy, for reports and calibration; no capture is judged here. */
export { SOURCES, type CaptureLabel, type CaptureRecord, type Source } from './calibration/capture-record.ts'
export { judgeCaptures, type JudgedCapture } from './calibration/judge-captures.ts'
export {
  summariseCaptures,
  type CostFigures,
  type GenuineFigures,
  type SourceFigures,
  type SpeciesFigures,
  type VoterFigures,
} from './calibration/summarise-captures.ts'
export type { Share } from './calibration/share.ts'
export type { DetPoint } from './calibration/det-curve.ts'
export { probit } from './calibration/probit.ts'
export { leaveOneOut, type LeftOut } from './calibration/leave-one-out.ts'
export { fitPolicy, type FitOptions, type FittedPolicy } from './calibration/fit-policy.ts'
export { checkClaims, type CheckedClaim } from './calibration/check-claims.ts'
