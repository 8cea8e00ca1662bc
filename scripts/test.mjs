// `npm test`: sets up and checks everything, cheapest first. The last line is `N passed, N failed`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrap, root, run } from './bootstrap.mjs'
import { ensureChromium } from './ensure-chromium.mjs'

await bootstrap()
await ensureChromium()

const bin = (name) => join(root, 'node_modules', '.bin', name)
const scratch = mkdtempSync(join(tmpdir(), 'identity-test-'))
const report = join(scratch, 'vitest.json')

let passed = 0
let failed = 0

async function check(label, command, args, options) {
  const { code, seconds } = await run(label, command, args, options)
  if (code === 0) passed += 1
  else failed += 1
  console.log(`${code === 0 ? '✓' : '✗'} ${label} (${seconds} s)`)
}

await check('format', bin('prettier'), ['--check', '.', '--log-level', 'warn'])
await check('lint', bin('eslint'), ['.'])
await check('types, tests included', bin('tsc'), ['-p', 'tsconfig.tests.json'])
await check('arrows', bin('depcruise'), ['packages', '--config', '.dependency-cruiser.cjs'])
await check('dead code', bin('knip'), ['--no-config-hints'])
await check('generated files are current', process.execPath, ['scripts/generate.mjs', '--check'])
await check('OpenAPI lint', bin('redocly'), ['lint', 'openapi.json'], { env: { REDOCLY_TELEMETRY: 'off' } })
for (const name of readdirSync(join(root, 'packages')))
  await check(`package ${name} can be imported as declared`, bin('publint'), [join('packages', name), '--strict'])

await run('tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
  verbose: true,
})
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed += result.numPassedTests
  // A suite that could not be loaded has no failed test of its own.
  failed += Math.max(result.numFailedTests, result.numFailedTestSuites > 0 ? 1 : 0, result.success ? 0 : 1)
} catch {
  console.error('✗ the tests left no report')
  failed += 1
}
rmSync(scratch, { recursive: true, force: true })

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
