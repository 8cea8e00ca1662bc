import type { ProblemItem } from '@identity/protocol'
import { NAMED_SCHEMAS } from '@identity/protocol/schema'
import { Ajv, type ErrorObject, type Options } from 'ajv'
import ajvFormats from 'ajv-formats'

/**
 * Nothing may change what was sent: a coerced, stripped or defaulted bundle is not the one that was signed.
 * One error at a time for a capture: a hostile array could be wrong in 100,000 places.
 */
const UNCHANGED: Options = { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false }

/** A validator that knows every named schema. `fromText` reads digits as numbers, for query strings only. */
export function createValidator(options: { readonly fromText?: boolean; readonly allErrors?: boolean } = {}): Ajv {
  const ajv = new Ajv({ ...UNCHANGED, coerceTypes: options.fromText ?? false, allErrors: options.allErrors ?? false })
  ajvFormats.default(ajv)
  for (const schema of NAMED_SCHEMAS) ajv.addSchema(schema)
  return ajv
}

const wording = (error: Pick<ErrorObject, 'keyword' | 'message' | 'params'>): string => {
  const allowed = (error.params as { allowedValues?: readonly unknown[] }).allowedValues
  if (error.keyword === 'required') return 'is required'
  if (error.keyword === 'enum' && allowed) return `must be one of ${allowed.map(String).join(', ')}`
  return error.message ?? 'is not valid'
}

/** Schema errors as pointers that name the member, also when it is missing. */
export function problemItems(
  errors: readonly Pick<ErrorObject, 'instancePath' | 'keyword' | 'message' | 'params'>[],
): ProblemItem[] {
  return errors.map((error) => {
    const { missingProperty, additionalProperty } = error.params as {
      missingProperty?: string
      additionalProperty?: string
    }
    const member = missingProperty ?? additionalProperty
    return {
      pointer: member === undefined ? error.instancePath : `${error.instancePath}/${member}`,
      message: wording(error),
    }
  })
}
