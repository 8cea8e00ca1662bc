import { StorageError } from '@identity/storage'
import { SettingsError } from '@identity/server'
import { program } from './program.ts'
import { UserError } from './user-error.ts'

try {
  await program().parseAsync()
} catch (error) {
  if (error instanceof UserError || error instanceof SettingsError || error instanceof StorageError) {
    console.error(`identity: ${error.message}`)
    process.exitCode = 2
  } else {
    throw error
  }
}
