import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { pageFile, type PageFile } from '../../http/page-file.ts'

/** The files of a built page by their path with slashes, read once; null when it was not built. */
export function readBuiltPage(folder: string): ReadonlyMap<string, PageFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = relative(folder, path).split(sep).join('/')
      return [name, pageFile(readFileSync(path), extname(name), name.startsWith('assets/'))]
    }),
  )
}
