import type { FieldName } from '@identity/ktp'
import type { FaceEvidence, FaceHistoryEvidence } from './face/face-evidence.ts'
import type { ForensicEvidence } from './forensics/index.ts'
import type { CardRegion } from './frame/card-regions.ts'
import type { RegionQuality } from './frame/region-quality.ts'

/**
 * Evidence is what was measured, as plain data. It is computed once a run (`extract-evidence.ts`, off the event loop),
 * stored sealed with the bundle, and is all a voter may look at: the same evidence under the same policy gives the same
 * verdict to the last digit, today or in a replay years later. No pixels, no functions, no class instances.
 */
export interface Evidence extends ForensicEvidence {
  /** How the bundle was signed and when; known to the server, not measured on pixels. */
  readonly session: SessionEvidence
  /** One entry a frame, in bundle order. */
  readonly frames: readonly FrameEvidence[]
  /** The answer to the flash challenge, from pixels the server measured or from the client's samples. */
  readonly flash: FlashEvidence
  /** Do the frames share sensor noise? Two exposures never do. */
  readonly frameNoise: FrameNoiseEvidence
  /** What was read on the card. */
  readonly reading: ReadingEvidence
  /** Frames of earlier bundles of the same tenant that look like these. */
  readonly history: HistoryEvidence
  /** The printed portrait, without its template. */
  readonly face: FaceEvidence
  /** Other customers of the tenant with the same face. */
  readonly faceHistory: FaceHistoryEvidence
  /** What the SDK says it read; compared, never believed. */
  readonly clientOcr: ClientOcrEvidence
}

export type * from './face/face-evidence.ts'

export type EvidenceName = keyof Evidence

export type KeySource = 'challenge' | 'device' | 'self_asserted'

export interface SessionEvidence {
  /** null when files are judged without a bundle (`identity verify`). */
  readonly keySource: KeySource | null
  /** The tenant accepts self-asserted keys up to tier standard. */
  readonly selfAssertedAllowed: boolean
  readonly platform: string | null
  readonly challenge: {
    readonly id: string
    readonly colors: readonly string[]
    readonly holdMs: readonly number[]
    readonly issuedAtMs: number
    readonly expiresAtMs: number
    /** 1 for the customer's first flash attempt of the day; α is halved with each further one. */
    readonly attempt: number
  } | null
  readonly capturedAtMs: number | null
  readonly receivedAtMs: number
}

export interface FrameEvidence {
  readonly index: number
  readonly format: 'jpeg' | 'png'
  /** Pixels after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** SHA-256 of the decoded bytes, lower-case hex. */
  readonly sha256: string
  /** 64-bit perceptual hash (DCT) of the luma at 32×32, 16 hex digits. */
  readonly perceptualHash: string
  readonly quality: {
    /** Variance of the Laplacian of luma at 640 px long side, codes². */
    readonly sharpness: number
    /** Mean luma, 0–255. */
    readonly meanLuma: number
    /** Share of pixels with any channel ≥ 250, 0–1. */
    readonly clippedShare: number
  }
  /** Step of the challenge this frame was tagged with (signed `frameMeta`), null when untagged. */
  readonly step: number | null
  readonly capturedAtMs: number | null
  /** The card on this frame; null when none was found on it, absent in evidence of older releases. */
  readonly card?: FrameCardEvidence | null
}

/** Where the card lies on one frame and how well it can be seen there. Limits that voters share: frame/quality-gates.ts. */
export interface FrameCardEvidence {
  /** `read`: located by its own print and edges. `followed`: found again from the frame that was read. */
  readonly source: 'read' | 'followed'
  /** Median correlation of the places it was followed by, 0.6–1; 1 where it was read. */
  readonly agreement: number
  /** Corners in pixels of the frame: top-left, top-right, bottom-right, bottom-left of the upright card. */
  readonly quad: readonly [Point, Point, Point, Point]
  /** Homography from card fractions (0–1, 0–1) to frame pixels, row major. */
  readonly homography: readonly number[]
  /** Mean of its upper and lower edge on the frame, px. */
  readonly widthPx: number
  /** Frame pixels on a millimetre of card: the geometric mean over the card. */
  readonly pxPerMm: number
  /** Angle between the planes of card and sensor, degrees; assumes a 26 mm equivalent lens and an uncropped frame. */
  readonly tiltDeg: number
  /** Of the whole card rectified at 300 dpi; sharpness compares frames of one card, not cards. */
  readonly quality: RegionQuality & { readonly medianLuma: number }
  /** Of each field's band and the portrait. */
  readonly regions: Readonly<Record<CardRegion, RegionQuality>>
}

export type FlashEvidence =
  /** `none`: no nonce, or a nonce with no flash evidence at all. `malformed`: samples that do not fit the challenge. */
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly why: string }
  | {
      readonly kind: 'series'
      /** `pixels`: measured by the server on frames tagged with steps. `samples`: the client's own numbers. */
      readonly source: 'pixels' | 'samples'
      readonly steps: number
      /** Mean response per step, 0–255 sRGB codes. */
      readonly response: readonly (readonly [number, number, number])[]
      /** RMS of the step-to-step opponent-log differences; below 0.02 nothing can be said. */
      readonly swing: number
      /** Statistic T of forensics 4.1, −1…1. */
      readonly statistic: number
      /** (1 + #{T_j ≥ T}) / (M + 1) over M challenges drawn from the issuing distribution. */
      readonly pValue: number
      readonly draws: number
      /** T at shift 0 minus the better of shifts −1 and +1. */
      readonly shiftMargin: number
      /** Reasons the response looks computed rather than seen; empty when none. */
      readonly synthetic: readonly string[]
    }

export interface FrameNoiseEvidence {
  /** One entry a pair of neighbouring frames that was compared: the first few that could be registered. */
  readonly pairs: readonly {
    readonly a: number
    readonly b: number
    /** Peak normalised correlation of the high-pass residuals after registration, minus its mean off the peak. */
    readonly correlation: number
    /** RMS of the residual in the smoothest patches, 8-bit codes; too low, and the pair says nothing (see frame_motion). */
    readonly residualRms: number
    /**
     * The correlation among the patches that hold noise of their own, and how many do; null when fewer than three.
     * Not there in evidence of earlier releases.
     */
    readonly noisyGround?: { readonly patches: number; readonly correlation: number } | null
    /** The decoded pixels are the same. */
    readonly identicalPixels: boolean
  }[]
  /** Neighbouring frames that could not be registered to one another. */
  readonly unregistered: number
}

/** A rectangle on the rectified card, as fractions of its width and height. */
export interface CardBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface FieldCheck {
  /** Stable rule id, snake_case, documented in docs/fields.md. */
  readonly rule: string
  readonly outcome: 'ok' | 'warn' | 'fail'
  readonly detail: string
}

export interface ReadField {
  /** Normalised; null when unreadable. */
  readonly value: string | null
  /** As the engine read it; null when nothing was read. */
  readonly raw: string | null
  /** 0–1. */
  readonly confidence: number
  readonly box: CardBox | null
  readonly checks: readonly FieldCheck[]
  /** Index of the frame this value was read on; absent where only one frame was read. */
  readonly frame?: number
}

export type Point = readonly [x: number, y: number]

export type ReadingEvidence =
  | { readonly kind: 'no_card'; readonly reason: string; readonly engine: string }
  | {
      readonly kind: 'read'
      /** Engine and model identity, for the record. */
      readonly engine: string
      /** Index of the frame that was read first (the best one); its corners are the ones below. */
      readonly frame: number
      /** Frames whose readings were fused, in the order they were read; absent where only one was read. */
      readonly framesRead?: readonly number[]
      /** Card corners in pixels of that frame: top-left, top-right, bottom-right, bottom-left of the upright card. */
      readonly quad: readonly [Point, Point, Point, Point]
      /** Homography from card fractions (0–1, 0–1) to frame pixels, row major. */
      readonly homography: readonly number[]
      /** Card width on the frame in pixels. */
      readonly cardWidthPx: number
      readonly fields: Readonly<Record<FieldName, ReadField>>
      readonly header: { readonly province: ReadField; readonly regency: ReadField }
      readonly issuePlace: ReadField
      /** Findings that concern several fields (NIK against birth date, …). */
      readonly checks: readonly FieldCheck[]
    }

export interface HistoryEvidence {
  /** null when there was no store to ask (`identity verify`). */
  readonly matches:
    | readonly {
        readonly frame: number
        readonly bundleId: string
        readonly sameCustomer: boolean
        readonly kind: 'exact' | 'near'
        /** Hamming distance of the perceptual hashes, 0–64. */
        readonly distanceBits: number
      }[]
    | null
}

export interface ClientOcrEvidence {
  readonly fields: Readonly<Record<string, string>> | null
  readonly confidence: Readonly<Record<string, number>> | null
}
