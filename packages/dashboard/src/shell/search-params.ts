/** Reads the named parameters of an address as text, and leaves out every other and every empty one. */
export function searchParams<const Key extends string>(keys: readonly Key[]) {
  return (search: Record<string, unknown>): { readonly [K in Key]?: string } => {
    const kept: { [K in Key]?: string } = {}
    for (const key of keys) {
      const value = search[key]
      // The router reads `?day=7` as a number.
      if (typeof value === 'number' || typeof value === 'boolean') kept[key] = String(value)
      else if (typeof value === 'string' && value !== '') kept[key] = value
    }
    return kept
  }
}

/** Without the parameters that say nothing. */
export function keptSearch<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined)) as T
}
