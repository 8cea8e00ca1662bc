import type { Schemas } from '../api/api.ts'

type Request = Schemas['ReviewDecisionRequest']
export type ReasonCode = Request['reasonCode']
export type Decision = Request['decision']

/** Which reasons go with which decision; the service refuses any other pair. */
export const REASON_CODES: Readonly<Record<Decision, readonly ReasonCode[]>> = {
  approve: ['card_genuine', 'identity_confirmed', 'data_corrected', 'other'],
  reject: [
    'screen_or_print',
    'forged_card',
    'edited_image',
    'not_the_holder',
    'duplicate_person',
    'not_a_ktp',
    'other',
  ],
  request_recapture: ['bad_image', 'card_covered', 'screen_or_print', 'not_a_ktp', 'other'],
}
