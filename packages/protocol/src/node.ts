/** Signatures and secrets on node:crypto, for servers and command lines. */
export * from './node/generate-secret.ts'
export * from './node/hmac-bundle.ts'
export * from './node/timing-safe-equal-strings.ts'
export * from './node/verify-bundle-signature.ts'
