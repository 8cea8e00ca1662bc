import { readFile } from 'node:fs/promises'
import { currentPolicy, readPolicy, type Policy } from '@identity/pipeline'
import { UserError } from '../user-error.ts'

/** The policy of this release, or one from a file. @throws UserError saying what is wrong with the file */
export async function openPolicy(path: string | undefined): Promise<Policy> {
  if (path === undefined) return currentPolicy()
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new UserError(`${path} is no JSON file that can be read`)
  }
  try {
    return readPolicy(value)
  } catch (error) {
    throw new UserError(`${path}: ${error instanceof Error ? error.message : 'no policy'}`)
  }
}
