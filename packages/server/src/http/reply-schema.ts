import { Type, type Static } from 'typebox'
import type { NamedSchema } from '@identity/protocol/schema'

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

/** Refers to the named schema of a reply. Handlers return read-only views; a schema's own type is mutable. */
export const replySchema = <T extends NamedSchema>(schema: T) =>
  Type.Unsafe<DeepReadonly<Static<T>>>({ $ref: schema.$id })
