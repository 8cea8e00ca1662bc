import Type from 'typebox'
import { ERROR_CODES } from '../error-codes.ts'
import { oneOf, ref, namedObject } from './named.ts'

export const ProblemItemSchema = namedObject('ProblemItem', {
  pointer: Type.String({ description: 'JSON pointer into the body; `?name` for a query parameter.' }),
  message: Type.String(),
})

export const ProblemSchema = namedObject(
  'Problem',
  {
    type: Type.String({ description: 'URI reference of the documentation of this code.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    code: oneOf(ERROR_CODES),
    requestId: Type.String({ description: 'Quote it when you report a problem.' }),
    errors: Type.Array(ref(ProblemItemSchema)),
  },
  { description: 'RFC 9457, application/problem+json.' },
)
