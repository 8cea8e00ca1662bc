import { program } from './program.ts'

/** Errors that explain themselves to the person at the keyboard. By name: their packages are loaded only when needed. */
const EXPLAINED = new Set(['UserError', 'SettingsError', 'StorageError'])

try {
  await program().parseAsync()
} catch (error) {
  if (!(error instanceof Error) || !EXPLAINED.has(error.name)) throw error
  console.error(`identity: ${error.message}`)
  process.exitCode = 2
}
