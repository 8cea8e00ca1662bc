import { SerializerSelector, type Serializer, type SerializerFactory } from '@fastify/fast-json-stringify-compiler'

/**
 * Fastify's own serialisers, each made when the first reply needs it. Made at start, as Fastify does, the hundred or so
 * pairs of route and status are a third of the time from a kill to the first answer.
 */
export function lazySerializers(): SerializerFactory {
  const select = SerializerSelector()
  return (externalSchemas, options) => {
    const compile = select(externalSchemas, options)
    return (route) => {
      let serialize: Serializer | undefined
      return (value) => (serialize ??= compile(route))(value)
    }
  }
}
