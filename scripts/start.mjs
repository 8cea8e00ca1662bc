// `npm start`: from a fresh clone to a running service that has just verified its first capture.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'

await bootstrap()
const service = spawn(
  process.execPath,
  [join(root, 'packages', 'cli', 'bin', 'identity.mjs'), 'serve', '--first-capture', ...process.argv.slice(2)],
  // The capture is what there is to see; a line a request would only be in its way.
  { cwd: root, stdio: 'inherit', env: { IDENTITY_LOG_LEVEL: 'warn', ...process.env } },
)
// A terminal's Ctrl-C reaches both; a supervisor's SIGTERM reaches only this process.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => service.kill(signal))
service.on('close', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
