/** Typed calls to the Identity Platform from a server that holds an API key. */
export { createIdentityClient, type IdentityClient, type IdentityClientOptions } from './create-identity-client.ts'
export { IdentityError } from './identity-error.ts'
export { retryingFetch, type RetryOptions } from './retrying-fetch.ts'
export type { components, paths } from './openapi.ts'
