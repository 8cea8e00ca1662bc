/** What the queue's address holds; everything is text there. */
export type QueueSearch = {
  readonly state?: string
  readonly risk?: string
  readonly reason?: string
  readonly platform?: string
  /** Waiting longer than this: `1h`, `4h`, `24h`. */
  readonly age?: string
  /** `1`: only what I have claimed. */
  readonly mine?: string
}

const HOURS: Readonly<Record<string, number>> = { '1h': 1, '4h': 4, '24h': 24 }

/** Opened at or before this, so that it has waited as long as asked; null for any age. */
export function openedBefore(age: string | undefined, nowMs: number): string | null {
  const hours = age === undefined ? undefined : HOURS[age]
  return hours === undefined ? null : new Date(nowMs - hours * 3_600_000).toISOString()
}

export interface SavedFilter {
  readonly name: string
  readonly search: QueueSearch
}

const KEY = 'dashboard.filters'
const MOST = 12

/** Of this browser only; a filter names no person and no card. */
export function savedFilters(store: Pick<Storage, 'getItem'>): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSaved).slice(0, MOST) : []
  } catch {
    // Somebody else's value under our name: as good as none.
    return []
  }
}

export function keepFilters(store: Pick<Storage, 'setItem'>, filters: readonly SavedFilter[]): void {
  store.setItem(KEY, JSON.stringify(filters.slice(0, MOST)))
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false
  const { name, search } = value as Record<string, unknown>
  return typeof name === 'string' && typeof search === 'object' && search !== null
}
