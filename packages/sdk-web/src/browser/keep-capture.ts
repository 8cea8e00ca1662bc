import type { CapturedFrame } from '../core/build-bundle.ts'
import type { CaptureBundle } from '@identity/protocol'

/** What a reload must not lose: photos that wait for a yes, or a bundle on its way with its idempotency key. */
export type KeptCapture =
  | { readonly kind: 'frames'; readonly frames: readonly CapturedFrame[] }
  | { readonly kind: 'bundle'; readonly bundle: CaptureBundle; readonly idempotencyKey: string }

export interface CaptureKeeper {
  keep(capture: KeptCapture): Promise<void>
  /** null when nothing was kept. */
  take(): Promise<KeptCapture | null>
  forget(): Promise<void>
}

const STORE = 'captures'

/**
 * Keeps one capture of a session in IndexedDB, on this device only, until it was answered. Where storage is switched off
 * or broken (private windows, some iOS versions) nothing is kept and the capture goes on: a reload then starts over.
 */
export function createCaptureKeeper(sessionId: string): CaptureKeeper {
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('qe-ktp-capture', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      request.onsuccess = () => resolve(request.result)
      request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'))
    })
  const run = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> => {
    try {
      const database = await open()
      try {
        return await new Promise<T>((resolve, reject) => {
          const request = work(database.transaction(STORE, mode).objectStore(STORE))
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error ?? new Error('failed'))
        })
      } finally {
        database.close()
      }
    } catch {
      return null
    }
  }
  return {
    keep: async (capture) => {
      await run('readwrite', (store) => store.put(capture, sessionId))
    },
    take: async () =>
      ((await run<unknown>('readonly', (store) => store.get(sessionId))) as KeptCapture | undefined) ?? null,
    forget: async () => {
      await run('readwrite', (store) => store.delete(sessionId))
    },
  }
}
