import type { RawBuilder } from 'kysely'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Engine, Executor } from '../engine/engine.ts'
import type { IdPrefix } from '../ports.ts'
import type { KeyedIndex } from '../sealing/keyed-index.ts'
import type { Sealer } from '../sealing/sealer.ts'

/** What every port is made from. `db` is the pool or one transaction; the rest is shared by all of them. */
export interface PortContext {
  readonly db: Executor
  readonly engine: Engine['name']
  /** SQL for the database clock, epoch milliseconds. */
  readonly clock: RawBuilder<number>
  readonly sealer: Sealer
  readonly index: KeyedIndex
  readonly blobs: BlobStore
  readonly random: (bytes: number) => Buffer
  readonly newId: (prefix: IdPrefix) => string
  /** CUID2. */
  readonly newCustomerId: () => string
  /** When this process last noted the use of an API key, epoch milliseconds by id; bounds writes to one a minute a key. */
  readonly keyUses: Map<string, number>
  readonly processClock: () => number
}
