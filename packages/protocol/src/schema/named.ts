import Type, { type Static, type TProperties, type TSchema } from 'typebox'

/** A schema with an `$id` becomes a named component of the OpenAPI page. */
export type NamedSchema = TSchema & { readonly $id: string }

/** An object schema under a name. Open: a member that is not listed is ignored, so either side may be the newer one. */
export const namedObject = <T extends TProperties>(
  $id: string,
  members: T,
  options: { readonly description?: string } = {},
) => Object.assign(Type.Object(members, options), { $id })

/** Refers to a named schema instead of repeating it; the type is the schema's own. */
export const ref = <T extends NamedSchema>(schema: T) => Type.Unsafe<Static<T>>({ $ref: schema.$id })

/** One of a closed list of words. `Type.Enum` gives no `type`, which code generators need. */
export const oneOf = <const T extends readonly string[]>(words: T, options: { description?: string } = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options })

/** Text or null, in the form that serialises without trying alternatives. */
export const nullableText = (options: { description?: string; format?: string } = {}) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], ...options })

/** A named schema or null. */
export const nullable = <T extends NamedSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ anyOf: [{ $ref: schema.$id }, { type: 'null' }] })

/** An object with any names and values of one schema. */
export const mapOf = <T extends TSchema>(values: T, options: { description?: string; maxProperties?: number } = {}) =>
  Type.Unsafe<Readonly<Record<string, Static<T>>>>({ type: 'object', additionalProperties: values, ...options })

/** An object with any names and any JSON values. */
export const anyObject = (options: { description?: string } = {}) =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true, ...options })

/** A point in time of a reply: ISO-8601 in UTC. */
export const instant = (options: { description?: string } = {}) => Type.String({ format: 'date-time', ...options })
