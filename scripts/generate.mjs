// Makes every generated file anew; with --check, fails naming each one that was not current.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

/** Each script prints one file to standard output. */
const generated = [
  { file: 'openapi.json', script: 'packages/server/scripts/make-openapi.mjs' },
  { file: 'docs/settings.md', script: 'packages/server/scripts/make-settings-docs.mjs' },
  { file: 'docs/voters.md', script: 'packages/pipeline/scripts/make-voter-docs.mjs' },
  { file: 'docs/fields.md', script: 'packages/ktp/scripts/make-docs.mjs' },
  // From openapi.json, so after it.
  { file: 'packages/sdk-node/src/openapi.ts', script: 'packages/sdk-node/scripts/make-types.mjs' },
]

const checkOnly = process.argv.includes('--check')
let stale = 0
for (const { file, script } of generated) {
  const made = execFileSync(process.execPath, [join(root, script)], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  const path = join(root, file)
  let held = null
  try {
    held = readFileSync(path, 'utf8')
  } catch {
    // A file that was never made is stale like one that has changed.
  }
  if (made === held) continue
  if (checkOnly) {
    console.error(`${file} is not current: run npm run generate`)
    stale += 1
  } else {
    writeFileSync(path, made)
    console.log(`wrote ${file}`)
  }
}
process.exit(stale === 0 ? 0 : 1)
