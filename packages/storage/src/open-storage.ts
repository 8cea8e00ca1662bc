import type { OpenStorageOptions, Storage } from './ports.ts'

export function openStorage(options: OpenStorageOptions): Promise<Storage> {
  return Promise.reject(new Error(`not implemented yet: ${options.dataDir}`))
}
