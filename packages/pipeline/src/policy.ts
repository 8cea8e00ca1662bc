/** The versioned weights and thresholds; see docs/fusion.md. */
export interface Policy {
  readonly version: string
}

/** The policy of this release, checked against the voters when first asked for. */
export function currentPolicy(): Policy {
  return { version: 'being-written' }
}
