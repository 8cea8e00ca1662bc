/** Numbers that both sides of the wire must know. A server never clamps: outside the range is a 422 (or 413 for bytes). */

/** The only bundle schema this release reads. */
export const BUNDLE_VERSION = '1.0'

export const CHALLENGE_STEPS = { min: 3, max: 10, default: 5 } as const
export const CHALLENGE_TTL_MS = { min: 15_000, max: 300_000, default: 90_000 } as const

/** Time one flash colour stays on the screen. At 300 ms or more a second cannot hold more than three flashes. */
export const FLASH_HOLD_MS = { min: 300, max: 600, step: 50 } as const

/** Half an hour to find the card and a quiet place; a day for a link sent by mail. */
export const CAPTURE_SESSION_TTL_MS = { min: 60_000, max: 86_400_000, default: 1_800_000 } as const
/** Captures one session may submit, whatever comes of them. */
export const CAPTURES_PER_SESSION = 5
/** A picture may be asked for again this often because of its quality; the next one goes to a person as it is. */
export const QUALITY_RETRIES = 2
export const RETURN_URL_MAX_CHARS = 2048

export const FRAMES_PER_BUNDLE = { min: 1, max: 10 } as const
/** Characters of base64 in one frame: 12 MB after base64, decimal megabytes as the published page writes them. */
export const FRAME_BASE64_MAX_CHARS = 12_000_000
/** Bytes of one request body, base64 and all. */
export const BODY_MAX_BYTES = 60_000_000
/** Pixels declared in the header of a frame, judged before any pixel is decoded. */
export const FRAME_MAX_PIXELS = 40_000_000
/** Pixels on the longer side of a frame. */
export const FRAME_MIN_LONG_SIDE_PX = 640

/** A photo of a face may be smaller than a frame of a card: its long side in pixels. */
export const FACE_PHOTO_MIN_LONG_SIDE_PX = 64
/** Matches one search returns. */
export const FACE_SEARCH_LIMIT = { min: 1, max: 50, default: 10 } as const

/** Nesting of a request body, the body itself being level 1. */
export const BODY_MAX_DEPTH = 8
/** Members of any one object in a request body. */
export const BODY_MAX_KEYS_PER_OBJECT = 64

/** A bundle may be dated this much before its challenge was issued, and this much after the server's now. */
export const CAPTURED_AT_SLACK_MS = 2 * 60_000
/** Without a challenge a bundle may be this old. */
export const CAPTURED_AT_MAX_AGE_MS = 15 * 60_000

export const FLASH_SAMPLES_MAX = 100
/** Rows in one sensor trace: 100 Hz for the longest challenge (10 × 600 ms) and a generous lead-in. */
export const SENSOR_ROWS_MAX = 6_000

export const PAGE_LIMIT = { min: 1, max: 100, default: 25 } as const
/** Characters in an identifier, reference, label or client OCR value. */
export const SHORT_TEXT_MAX_CHARS = 256
export const EXTERNAL_REF_MAX_CHARS = 128

/** Characters; length is what makes a password hard to guess (NIST SP 800-63B-4, 3.1.1.2, asks for 8 with a second factor, 15 without). */
export const PASSWORD_MIN_CHARS = 12
export const PASSWORD_MAX_CHARS = 256
/** RFC 5321, 4.5.3.1.3. */
export const EMAIL_MAX_CHARS = 254
export const PERSON_NAME_MAX_CHARS = 120
export const API_KEY_NAME_MAX_CHARS = 120
/** How long a rotated key goes on: a day by default, at most a month. */
export const API_KEY_OVERLAP_MS = { min: 0, max: 2_592_000_000, default: 86_400_000 } as const
/** How long a claimed review case may be its analyst's alone: a look, or a working day. */
export const REVIEW_CLAIM_MS = { min: 60_000, max: 8 * 3_600_000 } as const
export const RETENTION_DAYS = { min: 1, max: 36_500 } as const
