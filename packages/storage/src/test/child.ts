/** What the tests run in processes of their own. Prints one line of JSON; ends when its standard input closes. */
import { randomBytes } from 'node:crypto'
import { openStorage } from '../open-storage.ts'
import type { OpenStorageOptions } from '../ports.ts'
import { StorageError } from '../storage-error.ts'

export type ChildCommand = Pick<OpenStorageOptions, 'dataDir' | 'databaseUrl' | 'masterKeyFile'> &
  (
    | { readonly act: 'hold' }
    /** Opens, closes, ends. */
    | { readonly act: 'open' }
    | { readonly act: 'take'; readonly bucket: string; readonly limit: number; readonly calls: number }
    /** Writes customers one after another until killed, printing each id once it is committed. */
    | { readonly act: 'write'; readonly tenantId: string }
  )

export type ChildReply =
  | { readonly opened: true; readonly pid: number; readonly allowed?: number }
  | { readonly opened: false; readonly code: string; readonly message: string; readonly afterMs: number }

function say(reply: ChildReply | { readonly committed: string }): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}

async function main(command: ChildCommand): Promise<void> {
  const startedAt = Date.now()
  const { dataDir, databaseUrl, masterKeyFile } = command
  try {
    const storage = await openStorage({
      dataDir,
      databaseUrl,
      masterKeyFile,
      clock: Date.now,
      random: randomBytes,
    })
    if (command.act === 'open') {
      await storage.close()
      say({ opened: true, pid: process.pid })
    } else if (command.act === 'take') {
      const { bucket, limit, calls } = command
      const results = await Promise.all(
        Array.from({ length: calls }, () => storage.rateLimits.take({ bucket, limit, windowMs: 60_000 })),
      )
      await storage.close()
      say({ opened: true, pid: process.pid, allowed: results.filter((result) => result.allowed).length })
    } else if (command.act === 'write') {
      for (;;) {
        const { customer } = await storage.customers.create({ tenantId: command.tenantId })
        say({ committed: customer.id })
        await new Promise(setImmediate)
      }
    } else {
      say({ opened: true, pid: process.pid })
      process.stdin.resume()
      process.stdin.once('end', () => void storage.close())
    }
  } catch (error) {
    const code = error instanceof StorageError ? error.code : 'other'
    say({ opened: false, code, message: String(error), afterMs: Date.now() - startedAt })
  }
}

await main(JSON.parse(process.argv[2] ?? '{}') as ChildCommand)
