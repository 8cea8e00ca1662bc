import closeWithGrace from 'close-with-grace'
import { createApp } from './app.ts'
import { createLog, describeError } from './http/log.ts'
import { readSettings, SettingsError } from './settings.ts'
import { StorageError } from '@identity/storage'

/** Close does its own timing; this is for a close that hangs. */
const HANG_MARGIN_MS = 3_000

try {
  const settings = readSettings(process.env)
  const log = createLog(settings.logLevel)
  const app = await createApp(settings, { log })
  closeWithGrace({ delay: 2 * settings.shutdownMs + HANG_MARGIN_MS, logger: false }, async ({ signal, err }) => {
    if (err) log.fatal({ failure: describeError(err) }, 'stopping after an error')
    else log.info({ signal }, 'stopping')
    await app.close()
  })
  process.stdout.write(`${await app.listen()}\n`)
} catch (error) {
  // A start that is refused is the operator's to mend: one line, no stack.
  const explained = error instanceof SettingsError || error instanceof StorageError || isListenError(error)
  process.stderr.write(
    `identity: ${explained ? error.message : `cannot start: ${JSON.stringify(describeError(error))}`}\n`,
  )
  process.exit(1)
}

function isListenError(error: unknown): error is Error {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'listen'
}
