import { writeFile } from 'node:fs/promises'
import { UserError } from '../user-error.ts'

/** @throws UserError naming the file that cannot be written */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch {
    throw new UserError(`${path} cannot be written`)
  }
}
