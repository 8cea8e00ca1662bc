import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The built file of a worker thread or child process. Node 20 runs no TypeScript, so when this module itself runs from
 * `src` (tests, through vitest) the worker is taken from `dist`, which `tsc -b` makes.
 * @param from `import.meta.url` of the caller.
 * @param name relative to the caller, without extension: `./intake-worker`.
 */
export function workerFile(from: string, name: string): string {
  const beside = fileURLToPath(new URL(`${name}.js`, from))
  const built = from.endsWith('.ts') ? beside.replace('/server/src/', '/server/dist/') : beside
  if (!existsSync(built)) throw new Error(`${name} is not built: run npx tsc -b packages/server`)
  return built
}
