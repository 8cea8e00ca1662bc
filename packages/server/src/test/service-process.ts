import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ServiceProcess {
  readonly child: ChildProcess
  readonly url: string
  stdout(): string
  stderr(): string
  /** The exit code, once it ended. */
  readonly ended: Promise<number | null>
}

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** The built service as an operator starts it; resolves with its URL. Rejects with standard error when it refuses. */
export function startService(env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', IDENTITY_ANALYSIS_PROCESSES: '1', ...env },
  })
  let out = ''
  let err = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('\n')) resolve({ child, url: out.trim(), stdout: () => out, stderr: () => err, ended })
    })
    void ended.then(() => reject(new Error(err)))
  })
}
