import { createHash } from 'node:crypto'
import { canonicalJson } from '@identity/protocol'
import type { Policy } from './policy.ts'

/** SHA-256 of the policy as canonical JSON, lower-case hex: two files that judge alike to the last digit have one hash. */
export const policyHash = (policy: Policy): string => createHash('sha256').update(canonicalJson(policy)).digest('hex')
