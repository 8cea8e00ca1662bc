import { StorageError } from '@identity/storage'
import closeWithGrace from 'close-with-grace'
import { createApp, type RunningApp } from './app.ts'
import { createLog, describeError } from './http/log.ts'
import { readSettings, SettingsError } from './settings.ts'

/** Close does its own timing; this is for a close that hangs. */
const HANG_MARGIN_MS = 3_000

export interface RunningService extends RunningApp {
  readonly url: string
}

const isListenError = (error: unknown): error is Error =>
  error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'listen'

/**
 * The service as a process: reads the settings, listens, prints the URL as one line on standard output, and drains on
 * SIGTERM or SIGINT. A start that is refused ends the process with one line on standard error and status 1.
 */
export async function startService(env: Readonly<Record<string, string | undefined>>): Promise<RunningService> {
  try {
    const settings = readSettings(env)
    const log = createLog(settings.logLevel)
    const app = await createApp(settings, { log })
    closeWithGrace({ delay: 2 * settings.shutdownMs + HANG_MARGIN_MS, logger: false }, async ({ signal, err }) => {
      if (err) log.fatal({ failure: describeError(err) }, 'stopping after an error')
      else log.info({ signal }, 'stopping')
      await app.close()
    })
    const url = await app.listen()
    process.stdout.write(`${url}\n`)
    return { ...app, url }
  } catch (error) {
    // A refused start is the operator's to mend: one line, no stack.
    const explained = error instanceof SettingsError || error instanceof StorageError || isListenError(error)
    process.stderr.write(
      `identity: ${explained ? error.message : `cannot start: ${JSON.stringify(describeError(error))}`}\n`,
    )
    process.exit(1)
  }
}
