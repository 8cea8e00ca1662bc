import type { FaceDecision, FaceReason } from './words.ts'

/** Cosines, 0–1, rising: review < accept, candidate ≤ likely. */
export interface FaceThresholds {
  /** 1:1 from here on: the same person. */
  readonly accept: number
  /** 1:1 from here on, below `accept`: for a person to decide. */
  readonly review: number
  /** 1:N from here on: shown to a person. */
  readonly candidate: number
  /** 1:N from here on: probably the same person. */
  readonly likely: number
}

/** An enrolment against a photo or against another enrolment: give one of the two. */
export interface FaceCompareRequest {
  readonly enrolmentId: string
  /** Standard base64 of a JPEG or PNG file, at most 12 MB of base64. */
  readonly image?: string
  readonly otherEnrolmentId?: string
}

export interface FaceComparison {
  readonly enrolmentId: string
  readonly otherEnrolmentId: string | null
  /** Cosine, −1…1; null when nothing could be compared. */
  readonly score: number | null
  readonly decision: FaceDecision
  /** Why nothing was compared, or why the score alone does not decide; null otherwise. */
  readonly reason: FaceReason | null
  readonly modelId: string
  /** Those in force for this tenant; kept in the audit entry, too. */
  readonly thresholds: FaceThresholds
}

/** Give a photo or an enrolment. */
export interface FaceSearchRequest {
  readonly image?: string
  readonly enrolmentId?: string
  /** 1–50; default 10. */
  readonly limit?: number
}

export interface FaceSearchMatch {
  readonly enrolmentId: string
  readonly customerId: string
  readonly ktpBundleId: string
  readonly score: number
  readonly likely: boolean
}

export interface FaceSearchResult {
  /** Active enrolments of the tenant from the threshold `candidate` on, best first; an enrolment never matches itself. */
  readonly matches: readonly FaceSearchMatch[]
  /** Why nothing was searched; null otherwise. */
  readonly reason: FaceReason | null
  /** false: enrolments exist that found no room in the index and were not looked at. */
  readonly complete: boolean
  readonly modelId: string
  readonly thresholds: FaceThresholds
}
