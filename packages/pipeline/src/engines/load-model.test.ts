import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@identity/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadModel, ocrModelsFolder } from './load-model.ts'
import { OCR_MODELS } from './models.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'))
})
afterAll(() => rm(folder, { recursive: true }))

// printf 'weights' | sha256sum
const FILE = {
  path: 'a.onnx',
  bytes: 7,
  sha256: '9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c',
}

it('every model of the installed package is the one that was measured', async () => {
  for (const file of Object.values(OCR_MODELS))
    expect(await loadModel(file, ocrModelsFolder())).toHaveLength(file.bytes)
})

it('a file with one other byte, or another size, is refused', async () => {
  for (const content of ['weightz', 'weights and more']) {
    await writeFile(join(folder, FILE.path), content)
    await expect(loadModel(FILE, folder)).rejects.toBeInstanceOf(AppError)
  }
})
