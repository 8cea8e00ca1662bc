import type { FacePort } from '../ports.ts'
import type { FaceChange } from '../records.ts'
import { createTemplateMatrix, type Slot } from './template-matrix.ts'

export interface FaceSearch {
  readonly tenantId: string
  /** Only templates of this space are looked at. */
  readonly space: string
  readonly template: Float32Array
  /** Cosine, above 0. */
  readonly minScore: number
  /** Most matches returned. */
  readonly limit: number
  /** Leaves this customer's own enrolments out. */
  readonly exceptCustomerId?: string | undefined
}

export interface FaceMatch {
  readonly enrolmentId: string
  readonly customerId: string
  readonly bundleId: string
  /** Cosine, −1…1. */
  readonly score: number
}

export interface FaceSearchResult {
  /** Best first. */
  readonly matches: readonly FaceMatch[]
  /** false: the index is full, and enrolments exist that were not looked at. */
  readonly complete: boolean
}

export interface FaceIndexStatus {
  readonly state: 'building' | 'ready' | 'full'
  /** Active enrolments in memory. */
  readonly enrolments: number
  /** 0–1 while building. */
  readonly progress: number
  readonly bytes: number
}

/** Port to the 1:N search over all active enrolments. */
export interface FaceIndex {
  /** Loads every active enrolment in the background, then follows what any process changes. Once. */
  start(): void
  /**
   * Exact search among the tenant's enrolments as they stand in the database now: what other processes committed is taken
   * in first. null while the index is still being built.
   */
  search(search: FaceSearch): Promise<FaceSearchResult | null>
  readonly status: FaceIndexStatus
  close(): Promise<void>
}

export interface FaceIndexOptions {
  readonly faces: Pick<FacePort, 'heads' | 'changesSince'>
  /** Bounds the memory: 2,048 bytes each, up to 2,000,000. */
  readonly maxTemplates: number
  /** How often other processes' changes are asked for, besides before every search. */
  readonly pollMs: number
  /** Told of every failed look at the database; the next one tries again. */
  readonly onError: (error: unknown) => void
}

/** Enrolments opened in one go; each costs a look-up of its customer's key. */
const BATCH = 200

interface Entry extends Omit<FaceMatch, 'score'> {
  readonly slot: Slot
}

interface TenantState {
  /** Number of the last change taken in. */
  sequence: number
  /** Takes in changes one batch after the other; a second caller joins the first. */
  running: Promise<void> | null
}

/** Templates in plain in the memory of this process, and nowhere else outside their seals. */
export function createFaceIndex({ faces, maxTemplates, pollMs, onError }: FaceIndexOptions): FaceIndex {
  const matrix = createTemplateMatrix(maxTemplates)
  const entries = new Map<string, Entry>()
  const byRow = new Map<string, Entry>()
  const tenants = new Map<string, TenantState>()
  /** Enrolments that found no room. */
  const left = new Set<string>()
  let built = false
  let progress = 0
  let timer: NodeJS.Timeout | undefined
  let started = false
  let closed = false
  let working: Promise<void> = Promise.resolve()

  const rowKey = ({ group, row }: Slot): string => `${row} ${group}`
  const groupOf = (tenantId: string, space: string): string => `${tenantId} ${space}`

  const apply = (tenantId: string, change: FaceChange): void => {
    const { enrolmentId, customerId, bundleId, target } = change
    const before = entries.get(enrolmentId)
    if (before !== undefined) {
      entries.delete(enrolmentId)
      byRow.delete(rowKey(before.slot))
      matrix.remove(before.slot)
    }
    left.delete(enrolmentId)
    if (target === null) return
    const slot = matrix.add(groupOf(tenantId, target.space), target.template)
    target.template.fill(0)
    if (slot === null) {
      left.add(enrolmentId)
      return
    }
    const entry = { enrolmentId, customerId, bundleId, slot }
    entries.set(enrolmentId, entry)
    byRow.set(rowKey(slot), entry)
  }

  const takeIn = async (tenantId: string, state: TenantState, onBatch?: (count: number) => void): Promise<void> => {
    for (let full = true; full && !closed;) {
      const changes = await faces.changesSince(tenantId, state.sequence, BATCH)
      for (const change of changes) {
        apply(tenantId, change)
        state.sequence = change.sequence
      }
      onBatch?.(changes.length)
      full = changes.length === BATCH
    }
  }

  const catchUp = async (tenantId: string, onBatch?: (count: number) => void): Promise<void> => {
    let state = tenants.get(tenantId)
    if (state === undefined) tenants.set(tenantId, (state = { sequence: 0, running: null }))
    // Whoever runs already may have asked before the change that this caller knows of.
    while (state.running !== null) await state.running
    const running = takeIn(tenantId, state, onBatch)
    state.running = running.then(
      () => undefined,
      () => undefined,
    )
    try {
      await running
    } finally {
      state.running = null
    }
  }

  const follow = async (): Promise<void> => {
    for (const { tenantId, sequence } of await faces.heads()) {
      if (sequence > (tenants.get(tenantId)?.sequence ?? 0)) await catchUp(tenantId)
    }
  }

  const build = async (): Promise<void> => {
    const heads = await faces.heads()
    const total = heads.reduce((sum, { sequence }) => sum + sequence, 0)
    let done = 0
    for (const { tenantId } of heads) {
      await catchUp(tenantId, (count) => {
        done += count
        progress = total === 0 ? 1 : Math.min(1, done / total)
      })
    }
    built = true
    progress = 1
  }

  const turn = (): void => {
    working = (built ? follow() : build()).catch(onError).then(() => {
      if (!closed) timer = setTimeout(turn, built ? pollMs : Math.max(pollMs, 1_000)).unref()
    })
  }

  return {
    start: () => {
      if (started) return
      started = true
      turn()
    },
    search: async ({ tenantId, space, template, minScore, limit, exceptCustomerId }) => {
      if (!built) return null
      await catchUp(tenantId)
      const group = groupOf(tenantId, space)
      const hits: { readonly entry: Entry; readonly score: number }[] = []
      await matrix.scan(group, template, minScore, (row, score) => {
        const entry = byRow.get(rowKey({ group, row }))
        if (entry !== undefined && entry.customerId !== exceptCustomerId) hits.push({ entry, score })
      })
      const matches = hits
        // Not those that were revoked while the scan went on.
        .filter(({ entry }) => entries.get(entry.enrolmentId) === entry)
        .map(({ entry: { enrolmentId, customerId, bundleId }, score }): FaceMatch => ({
          enrolmentId,
          customerId,
          bundleId,
          score: Math.min(1, score),
        }))
      matches.sort((a, b) => b.score - a.score || (a.enrolmentId < b.enrolmentId ? -1 : 1))
      return { matches: matches.slice(0, limit), complete: left.size === 0 }
    },
    get status() {
      return {
        state: !built ? 'building' : left.size > 0 ? 'full' : 'ready',
        enrolments: matrix.size,
        progress,
        bytes: matrix.bytes,
      } as const
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await working
    },
  }
}
