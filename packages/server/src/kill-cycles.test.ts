import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const CYCLES = Number(process.env.IDENTITY_KILL_CYCLES ?? 10)
const SCRIPT = fileURLToPath(new URL('../scripts/kill-cycles.mjs', import.meta.url))

it(`${CYCLES} kill -9 cycles under load lose no acknowledged capture`, { timeout: CYCLES * 60_000 }, async () => {
  const child = spawn(process.execPath, [SCRIPT, String(CYCLES)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code, output).toBe(0)
  expect(output).toContain('"lost":0,"failedStarts":0')
})
