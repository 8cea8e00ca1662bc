import type { TextKey } from '../text/texts-id.ts'

/** What a card's pictures may be looked at for; the first is what a case usually is. */
export const PURPOSES = ['review', 'second_opinion', 'complaint', 'fraud_inquiry', 'legal_request'] as const
export type Purpose = (typeof PURPOSES)[number]

export const purposeKey = (purpose: Purpose): TextKey => `purpose.${purpose}`
