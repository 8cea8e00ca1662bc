import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

const SOURCE = resolve(import.meta.dirname, '..')

/**
 * The package as plain JavaScript, for tests that need real processes: Node 20 does not run TypeScript, and tests must
 * not depend on a build that may be stale. It lies under node_modules so that the children find the dependencies.
 */
export async function compileForChildren(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const cache = resolve(SOURCE, '../../../node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'storage-children-'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  for (const name of await readdir(SOURCE, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const { outputText } = ts.transpileModule(await readFile(join(SOURCE, name), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
        rewriteRelativeImportExtensions: true,
      },
    })
    const target = join(folder, name.replace(/\.ts$/, '.js'))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, outputText)
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
