/** Schemas of requests and replies (JSON Schema 2020-12 by typebox), for the server's validators and the OpenAPI page. */
import * as analysts from './schema/analysts.ts'
import * as bundle from './schema/bundle.ts'
import * as captureResult from './schema/capture-result.ts'
import * as captureSession from './schema/capture-session.ts'
import * as challenge from './schema/challenge.ts'
import * as faces from './schema/faces.ts'
import * as ocrResult from './schema/ocr-result.ts'
import * as policy from './schema/policy.ts'
import * as problem from './schema/problem.ts'
import * as resources from './schema/resources.ts'
import * as reviews from './schema/reviews.ts'
import type { NamedSchema } from './schema/named.ts'

export * from './schema/analysts.ts'
export * from './schema/bundle.ts'
export * from './schema/capture-result.ts'
export * from './schema/capture-session.ts'
export * from './schema/challenge.ts'
export * from './schema/faces.ts'
export * from './schema/named.ts'
export * from './schema/ocr-result.ts'
export * from './schema/policy.ts'
export * from './schema/problem.ts'
export * from './schema/resources.ts'
export * from './schema/reviews.ts'

/**
 * Every schema with an `$id`, to be registered once with the validator; routes then speak of them by {@link ref}.
 *
 * @example for (const schema of NAMED_SCHEMAS) app.addSchema(schema)
 */
export const NAMED_SCHEMAS: readonly NamedSchema[] = [
  analysts,
  bundle,
  captureResult,
  captureSession,
  challenge,
  faces,
  ocrResult,
  policy,
  problem,
  resources,
  reviews,
].flatMap((file) => Object.values<object>(file).filter((schema): schema is NamedSchema => '$id' in schema))
