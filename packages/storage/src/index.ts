export * from './records.ts'
export * from './ports.ts'
export * from './review-port.ts'
export * from './review-records.ts'
export type { BlobStore } from './blobs/blob-store.ts'
export { openStorage } from './open-storage.ts'
export { StorageError, type StorageErrorCode } from './storage-error.ts'
export {
  createFaceIndex,
  type FaceIndex,
  type FaceIndexOptions,
  type FaceIndexStatus,
  type FaceMatch,
  type FaceSearch,
  type FaceSearchResult,
} from './faces/face-index.ts'
export { MAX_TEMPLATES } from './faces/template-matrix.ts'
export { addMasterKey } from './sealing/key-file.ts'
