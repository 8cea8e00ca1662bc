/** Body of `POST /api/identity/document/ktp/challenge`. */
export interface ChallengeRequest {
  readonly customerId: string
  /** Number of colours, 3–10; 5 when absent. */
  readonly steps?: number
  /** Time to live, 15 000–300 000 ms; 90 000 when absent. */
  readonly ttlMs?: number
}

/** Colours to show on the screen during a capture. Single use; `hmacSecret` is shown this once. */
export interface FlashChallenge {
  readonly id: string
  readonly purpose: 'ktp'
  /** UUID v4; the bundle echoes it as `flashChallengeNonce`. */
  readonly nonce: string
  /** `#RRGGBB`, in order of display. */
  readonly colors: readonly string[]
  /** How long each colour stays on the screen, ms; as many entries as `colors`. */
  readonly holdMs: readonly number[]
  /** ISO-8601 in UTC. Judged on the server's clock at receipt of the capture. */
  readonly expiresAt: string
  /** The HMAC key is the UTF-8 bytes of this whole string, prefix included. */
  readonly hmacSecret: string
}

export interface ChallengeResult {
  readonly flashChallenge: FlashChallenge
}
