import type { OcrResult } from './ocr-result.ts'
import type {
  AntiSpoofWord,
  AssuranceTier,
  FaceQuality,
  FaceReason,
  FaceState,
  KeySource,
  KycTier,
  RetryHint,
  TamperWord,
  Verdict,
  VerificationStatus,
} from './words.ts'

/** One voter's voice. */
export interface VoterResult {
  readonly name: string
  /** true: did not object. false: objects. null: abstains, and does not count in `present`. */
  readonly passed: boolean | null
  /** 0–1; 0.5 says nothing, higher speaks for the card. */
  readonly score: number
  /** Which of the voter's documented findings it was. */
  readonly finding: string
  /** One plain sentence. */
  readonly reason: string
  /** What was measured; the unit is in each key. */
  readonly evidence: Readonly<Record<string, unknown>>
  readonly version: string
}

interface FusedResult<Word extends string> {
  readonly fused: Word
  readonly voters: readonly VoterResult[]
  /** Voters that did not object, among those present. */
  readonly passed: number
  /** Voters that did not abstain. */
  readonly present: number
  /** Why the word is not the better one; empty for live and authentic. */
  readonly because: readonly string[]
}

export interface AntiSpoofResult extends FusedResult<AntiSpoofWord> {
  readonly assuranceTier: AssuranceTier
}

export type TamperResult = FusedResult<TamperWord>

export interface FaceEnrolmentResult {
  readonly id: string
  /** There is no template of the portrait; `reason` says why. */
  readonly fallbackStub: boolean
  /** `none` without a template. */
  readonly modelId: string
  readonly state: FaceState
  /** `low`: the portrait is small or blurred. null without a template. */
  readonly quality: FaceQuality | null
  readonly reason: FaceReason | null
}

/** An enrolment of another customer with the same face, for the review. */
export interface DuplicateCandidate {
  readonly enrolmentId: string
  readonly customerId: string
  readonly ktpBundleId: string
  /** Cosine, −1…1. */
  readonly score: number
  readonly likely: boolean
  /** The same NIK was read on both cards; null when one was not read. */
  readonly sameNik: boolean | null
}

/** The full reply to a capture, for a server's API key. */
export interface CaptureResult {
  readonly verification: {
    readonly id: string
    readonly status: VerificationStatus
    /** 0–100, a ranking aid and never the decision. */
    readonly score: number
  }
  readonly ktpBundle: {
    readonly id: string
    readonly verdict: Verdict
    readonly assuranceTier: AssuranceTier
    readonly framesStored: number
    readonly keySource: KeySource
  }
  readonly antiSpoof: AntiSpoofResult
  readonly tamper: TamperResult
  readonly faceEnrolment: FaceEnrolmentResult
  /** Other customers with the same face, best first; null when nothing was searched. */
  readonly duplicateCandidates: readonly DuplicateCandidate[] | null
  readonly ocr: OcrResult
  readonly customer: { readonly id: string; readonly kycTier: KycTier }
  /** Version of the weights and thresholds used. */
  readonly policyVersion: string
  /** What was missing and would have raised the tier. */
  readonly missing: readonly string[]
}

/** The reply to a capture-session token: it goes to a phone, so it says nothing about what was measured. */
export interface CaptureClientView {
  readonly verification: { readonly id: string; readonly status: VerificationStatus }
  readonly ktpBundle: { readonly id: string; readonly verdict: Verdict }
  readonly retry: { readonly allowed: boolean; readonly hints: readonly RetryHint[] }
}
