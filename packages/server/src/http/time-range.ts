import { AppError } from '@identity/protocol'
import { instant } from '@identity/protocol/schema'
import { Type } from 'typebox'

/** `?from&to` of a list; from inclusive, to exclusive. */
export const rangeQuery = {
  from: Type.Optional(instant({ description: 'Inclusive.' })),
  to: Type.Optional(instant({ description: 'Exclusive.' })),
}

/** An instant of a query as epoch milliseconds. */
export const millis = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new AppError('invalid_request', { detail: 'A time is not an ISO-8601 instant.' })
  return at
}

export const rangeOf = (query: { readonly from?: string | undefined; readonly to?: string | undefined }) => ({
  fromMs: millis(query.from),
  toMs: millis(query.to),
})
