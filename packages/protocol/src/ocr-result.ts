import type { CheckOutcome } from './words.ts'

/** A rectangle on the rectified card, as fractions (0–1) of its width and height, from the top left. */
export interface CardBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface OcrCheck {
  /** Stable rule id, snake_case; docs/fields.md lists them. */
  readonly rule: string
  readonly outcome: CheckOutcome
  readonly detail: string
}

export interface OcrField {
  /** Normalised (dates DD-MM-YYYY, enumerations in their canonical spelling); null when unreadable. */
  readonly value: string | null
  /** As the engine read it; null when nothing was read. */
  readonly raw: string | null
  /** 0–1. */
  readonly confidence: number
  readonly box: CardBox | null
  readonly checks: readonly OcrCheck[]
}

/** What the server read on the card. Every field is listed, also when no card was found. */
export interface OcrResult {
  readonly cardFound: boolean
  /** Engine and model identity, for the record. */
  readonly engine: string
  /** Keyed by the 16 field names; the protocol leaves the set open, `@identity/ktp` closes it. */
  readonly fields: Readonly<Record<string, OcrField>>
  readonly header: { readonly province: OcrField; readonly regency: OcrField }
  readonly issuePlace: OcrField
  /** Checks that concern several fields, such as NIK against date of birth. */
  readonly checks: readonly OcrCheck[]
}
