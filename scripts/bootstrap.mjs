// What a fresh clone needs before anything of ours can run: Node, the locked packages, the built TypeScript.
// Plain Node without dependencies, because it runs before there are any.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The lowest Node that can `require()` ES modules, which two of Fastify's plug-ins rely on. */
const NODE_FLOOR = [20, 19]

/**
 * Runs a command in the repository and resolves with its exit code and wall time. Without `verbose` its output is kept
 * back and shown only when it fails; a line each ten seconds says that it is still at work.
 */
export function run(label, command, args, { verbose = false, env = {} } = {}) {
  const startedAtMs = Date.now()
  const seconds = () => Math.round((Date.now() - startedAtMs) / 1000)
  return new Promise((resolve) => {
    const kept = []
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', verbose ? 'inherit' : 'pipe', verbose ? 'inherit' : 'pipe'],
    })
    if (!verbose) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => kept.push(chunk))
    const beat = setInterval(() => console.log(`  … ${label}: ${seconds()} s`), 10_000)
    const finish = (code) => {
      clearInterval(beat)
      if (code !== 0 && !verbose) process.stderr.write(Buffer.concat(kept))
      resolve({ code, seconds: seconds() })
    }
    child.on('error', (error) => {
      kept.push(Buffer.from(`${error.message}\n`))
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** Runs a command and ends the process with a clear line when it fails. */
async function must(label, command, args, options) {
  console.log(`• ${label}`)
  const { code, seconds } = await run(label, command, args, options)
  if (code !== 0) {
    console.error(`✗ ${label} failed (exit ${code})`)
    process.exit(1)
  }
  if (seconds > 2) console.log(`  done in ${seconds} s`)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])) return
  console.error(
    `✗ Node ${process.versions.node} is too old: ${NODE_FLOOR.join('.')} or newer is needed (24 is recommended)`,
  )
  process.exit(1)
}

/** Installs from the lockfile when the last install was of another lockfile, or never happened. */
async function ensureInstalled() {
  const lockDigest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.installed-lockfile-sha256')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest) return
  // No install script may run (.npmrc); the variable keeps the inference runtime from fetching GPU files where they may.
  await must('installing the locked packages (about a minute)', 'npm', ['ci', '--no-audit', '--no-fund'], {
    env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
  })
  writeFileSync(stamp, lockDigest)
}

/** Installs, then builds what changed. Safe to call before every command. */
export async function bootstrap() {
  checkNode()
  await ensureInstalled()
  await must('building', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'])
  await must('building the capture page and the dashboard', 'npm', [
    'run',
    'build:browser',
    '--workspaces',
    '--if-present',
  ])
}
