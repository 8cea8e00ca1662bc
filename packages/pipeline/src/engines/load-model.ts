import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '@identity/protocol'
import { OCR_MODELS_ENTRY, type ModelFile } from './models.ts'

/** Folder of the package that ships the OCR models. */
export function ocrModelsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(OCR_MODELS_ENTRY))
}

/** Read a model file; throws an AppError `internal` unless its size and SHA-256 are exactly the expected ones. */
export async function loadModel(file: ModelFile, folder: string): Promise<Uint8Array> {
  const handle = await open(join(folder, file.path))
  try {
    const { size } = await handle.stat()
    if (size !== file.bytes) throw refused(file, `has ${size} bytes instead of ${file.bytes}`)
    const bytes = await handle.readFile()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== file.sha256) throw refused(file, `has SHA-256 ${sha256} instead of ${file.sha256}`)
    return bytes
  } finally {
    await handle.close()
  }
}

function refused(file: ModelFile, why: string): AppError {
  return new AppError('internal', { cause: new Error(`model ${file.path} ${why}`) })
}
