import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { ChildCommand } from './child.ts'

export interface Child {
  /** Resolves with the child's first line, or with what it said when it ended without one. */
  readonly firstLine: Promise<string>
  /** Everything it wrote to standard output. */
  output(): string
  readonly exit: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  kill(signal: NodeJS.Signals): void
}

/** Runs `child.ts` in a process of its own; `folder` comes from `compileForChildren`. */
export function startChild(folder: string, command: ChildCommand): Child {
  const child = spawn(process.execPath, [join(folder, 'test', 'child.js'), JSON.stringify(command)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // vitest's own flags are not for the child.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let out = ''
  let errors = ''
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  )
  const firstLine = new Promise<string>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
      if (out.includes('\n')) done(out.slice(0, out.indexOf('\n')))
    })
    void exit.then(() => done(out + errors))
  })
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')))
  return { firstLine, exit, output: () => out, kill: (signal) => child.kill(signal) }
}
